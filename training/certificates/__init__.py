"""Certificates: issued once, set once, checked by anybody, revoked by a row."""
