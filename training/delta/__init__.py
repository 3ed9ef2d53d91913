"""Deltas: learning again only what a release has changed."""
