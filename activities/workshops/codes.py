"""The six letters that lead into a session: easy to read aloud and to type."""

import secrets
import unicodedata

ALPHABET = "CDFGHJKMNPRTWXY"  # nothing to mistake for another, and no words
LENGTH = 6


def drawn() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(typed: str) -> str:
    """Return the code that somebody meant: "kdt-hmw" is KDTHMW; wide letters too."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in folded if sign.isalnum())


def spaced(code: str) -> str:
    """Return it in two groups, as it is written on the wall."""
    return f"{code[:3]} {code[3:]}"
