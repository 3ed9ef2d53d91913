"""Finds the questions in what a kind of unit has stored, wherever they lie in it."""

from collections.abc import Iterator, Mapping, Sequence


def kinds_of(data: object) -> dict[str, str]:
    """Return each question's id and kind."""
    return {id_: kind for id_, _, kind in _questions(data)}


def earlier_ids(data: object) -> dict[str, str]:
    """Return each question's id and the id it says it had before."""
    return {id_: was for id_, was, _ in _questions(data) if was}


def _questions(data: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(data, Mapping):
        stem, kind = data.get("stem"), data.get("kind")
        if isinstance(stem, Mapping) and isinstance(kind, str):
            yield str(stem.get("id", "")), str(stem.get("was", "")), kind
        else:
            yield from _in(tuple(data.values()))
    elif isinstance(data, list | tuple):
        yield from _in(data)


def _in(values: Sequence[object]) -> Iterator[tuple[str, str, str]]:
    for value in values:
        yield from _questions(value)
