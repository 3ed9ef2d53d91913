"""Pieces to put in order or to match, under keys that tell nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from engine.questions.question import JSON
from engine.questions.shuffling import shuffled

_KEY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; ``text`` is safe HTML."""

    key: str
    text: str

    @classmethod
    def all_from_json(cls, saved: Sequence[Mapping[str, Any]]) -> tuple[Self, ...]:
        return tuple(cls(**entry) for entry in saved)

    def to_json(self) -> dict[str, JSON]:
        return {"key": self.key, "text": self.text}


def keyed(id_: str, texts: Iterable[str]) -> tuple[Piece, ...]:
    """Return a piece for each text, in the same order.

    A key is a digest of the question's id and the text, which both stand on the page:
    it is the same for every order of the texts, so nothing can be read out of it. Only
    of equal texts, which nobody can tell apart, it counts which one it is.
    """
    seen: Counter[str] = Counter()
    pieces = []
    for text in texts:
        seen[text] += 1
        digest = sha256(f"{id_}/{text}/{seen[text]}".encode()).hexdigest()
        pieces.append(Piece(digest[:_KEY_LENGTH], text))
    return tuple(pieces)


def mixed[P: Piece](pieces: Iterable[P], *, seed: int, name: str) -> tuple[P, ...]:
    """Return the pieces in an order that has nothing to do with the one they had."""
    by_key = sorted(pieces, key=lambda piece: piece.key)
    return shuffled(by_key, seed=seed, name=name)
