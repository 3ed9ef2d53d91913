"""Shows where in a text the words stand that a person looked for."""

from dataclasses import dataclass

from courses import bigrams

BEFORE = 24
LENGTH = 96


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool = False


def excerpt(text: str, words: list[str]) -> list[Piece]:
    """Return the surroundings of the first find, cut where words begin and end."""
    finds = _finds(text, words)
    start = max(0, finds[0][0] - BEFORE) if finds else 0
    end = min(len(text), start + LENGTH)
    pieces = [Piece("…")] if start else []
    pieces += _cut(text, [find for find in finds if find[1] <= end], start, end)
    return pieces + ([Piece("…")] if end < len(text) else [])


def marked(text: str, words: list[str]) -> list[Piece]:
    """Return the whole text with its finds marked; for headings and titles."""
    return _cut(text, _finds(text, words), 0, len(text))


def _finds(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return from where to where, in the text as it was written, the words stand."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for folded in bigrams.folded(character):
            characters.append(folded)
            places.append(place)
    found = bigrams.pattern(words).finditer("".join(characters))
    return [(places[one.start()], places[one.end() - 1] + 1) for one in found]


def _cut(text: str, finds: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces = []
    for begin, finish in finds:
        if begin >= start:
            pieces += [Piece(text[start:begin]), Piece(text[begin:finish], True)]  # noqa: FBT003  # a find
            start = finish
    pieces.append(Piece(text[start:end]))
    return [piece for piece in pieces if piece.text]
