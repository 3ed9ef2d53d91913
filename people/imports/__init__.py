"""Bringing people in from a file: read, compare, show, apply, and take back."""
