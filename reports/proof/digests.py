"""SHA-256 digests: of a file, read piece by piece, and as people type them."""

import hashlib
import re
from collections.abc import Iterable

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SPACE = re.compile(r"\s+")


def of(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def read(typed: str) -> str:
    """Return the digest that was typed or pasted, or nothing if it is none.

    Takes the whole line that sha256sum prints, and digits in groups.
    """
    joined = _SPACE.sub("", typed.casefold()).removeprefix("sha256:")
    found = _DIGEST.match(joined)
    return found[0] if found else ""
