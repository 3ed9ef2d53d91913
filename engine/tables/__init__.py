"""Rows read from files and written to them."""
