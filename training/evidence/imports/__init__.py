"""Bringing in what people have learnt before, from a file: read, check, record."""
