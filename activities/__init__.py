"""Practising and measuring, alone or in a team."""
