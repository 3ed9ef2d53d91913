"""Prints what a course holds."""
