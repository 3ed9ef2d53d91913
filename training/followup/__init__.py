"""Reminding people, and telling them what was arranged."""
