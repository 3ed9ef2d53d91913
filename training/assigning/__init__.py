"""Whom an assignment means, and until when it must be done."""
