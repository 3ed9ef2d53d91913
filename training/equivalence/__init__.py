"""Equivalences: what was completed in one module counts for another."""
