"""Exceptions from a quiz's rules, as trainers give them to those they teach."""
