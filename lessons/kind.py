"""Registers the lesson as a kind of unit."""
