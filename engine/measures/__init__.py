"""Measurements computed from answers: pure, exact, and each with its source."""
