"""The code of a certificate: nobody guesses it, anybody can read it aloud.

Written as 7F3K-2M9Q-81 in Crockford's base 32, which has no I, L, O and U. Nine signs
are drawn, the tenth checks them: one wrong sign, or two neighbours changed about, make
a code that no certificate can have.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DRAWN = 9
LOOK_ALIKE = str.maketrans("OIL", "011")
HIGHEST, FOLD = 16, 0b100101  # of the field of 32 elements: x⁵ + x² + 1


def drawn() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    return spaced(body + check(body))


def read(typed: str) -> str:
    """Return the code that somebody meant, or nothing if it cannot be one.

    "7f3k 2m9q 8l" is 7F3K-2M9Q-81: case, gaps and look-alike letters do not matter.
    """
    folded = unicodedata.normalize("NFKC", typed).upper().translate(LOOK_ALIKE)
    signs = "".join(sign for sign in folded if sign.isalnum())
    return spaced(signs) if is_right(signs) else ""


def is_right(signs: str) -> bool:
    if len(signs) != DRAWN + 1 or not set(signs) <= set(ALPHABET):
        return False
    return check(signs[:-1]) == signs[-1]


def spaced(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def check(body: str) -> str:
    """Return the sign that makes the whole a multiple of x + 2 over the field."""
    rest = 0
    for sign in body:
        rest = doubled(rest) ^ ALPHABET.index(sign)
    return ALPHABET[doubled(rest)]


def doubled(element: int) -> int:
    return (element << 1) ^ (FOLD if element & HIGHEST else 0)
