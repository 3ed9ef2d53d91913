"""Registers the quiz as a kind of unit."""
