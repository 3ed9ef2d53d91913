"""Tells trainers and HR how far people are."""
