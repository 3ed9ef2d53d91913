"""What is recorded of people already, so that nothing is recorded twice."""

from collections.abc import Collection
from datetime import date
from itertools import batched
from typing import Self

from people.imports.values import plain
from training.models import Evidence

CHUNK = 1000

type Key = tuple[int, int | str, date]


class Known:
    """The pieces of evidence of some people, by module and day, by title and day.

    A module is the same whatever it was called then. What is of none of our modules is
    the same if it has the title, and so is what was recorded of a module under it.
    """

    def __init__(self) -> None:
        self._keys: set[Key] = set()

    @classmethod
    def of(cls, people: Collection[int]) -> Self:
        """Read what is recorded of the people, in a few queries."""
        made = cls()
        for chunk in batched(people, CHUNK):
            rows = Evidence.objects.filter(person__in=chunk)
            fields = ("person_id", "module_id", "title", "completed_on")
            for person, module, title, day in rows.values_list(*fields).iterator():
                made._keys.add((person, plain(title), day))
                if module:
                    made._keys.add((person, module, day))
        return made

    def has(self, piece: Evidence) -> bool:
        return key_of(piece) in self._keys

    def add(self, piece: Evidence) -> None:
        self._keys.add(key_of(piece))


def key_of(piece: Evidence) -> Key:
    return piece.person_id, piece.module_id or plain(piece.title), piece.completed_on
