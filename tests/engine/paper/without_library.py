"""Stands for the printer on a machine without the libraries of text shaping."""

raise OSError("cannot load library 'libpangoft2-1.0-0'")
