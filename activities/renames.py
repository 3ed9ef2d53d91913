"""What a question of one version is called in another."""

from collections.abc import Mapping
from itertools import pairwise

# By number of the version: the ids of its questions, each with its former id or "".
type Names = Mapping[int, Mapping[str, str]]


def traced(id_: str, names: Names, *, start: int, end: int) -> str:
    """Follow a question from version to version, forth or (after a roll-back) back."""
    if start <= end:
        return _forth(id_, names, start=start, end=end)
    return _back(id_, names, start=start, end=end)


def _forth(id_: str, names: Names, *, start: int, end: int) -> str:
    for number in sorted(number for number in names if start < number <= end):
        new = {was: now for now, was in names[number].items() if was}
        id_ = new.get(id_, id_)
    return id_


def _back(id_: str, names: Names, *, start: int, end: int) -> str:
    known = sorted(number for number in names if end <= number <= start)
    for before, number in reversed(list(pairwise(known))):
        if id_ not in names[before]:
            id_ = names[number].get(id_) or id_
    return id_
