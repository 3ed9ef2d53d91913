"""Renewal: the next cycle of what holds for a time only."""
