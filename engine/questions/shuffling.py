"""An order that a stored seed gives again for ever."""

from collections.abc import Sequence
from hashlib import sha256


def shuffled[Thing](
    things: Sequence[Thing], *, seed: int, name: str = ""
) -> tuple[Thing, ...]:
    """Return the things in an order that depends only on seed, name and count.

    The places are sorted by the SHA-256 of ``seed/name/place``. Python promises the
    same numbers from ``random.random`` in every version, but not the same order from
    ``random.shuffle``; a digest stays what it is. ``name`` (a question's id) lets one
    seed give each question another order. The first n of the result are a fair draw.
    """

    def rank(place: int) -> bytes:
        return sha256(f"{seed}/{name}/{place}".encode()).digest()

    return tuple(things[place] for place in sorted(range(len(things)), key=rank))
