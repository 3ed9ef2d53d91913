"""Registers the activity as a kind of unit."""
