"""Which questions of an attempt stand on one page, and how far one has turned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import transaction

from quizzes.models import Attempt, AttemptQuerySet
from quizzes.rules import Navigation


class NoSuchPage(Exception):
    """The question is not asked, or its page cannot be turned to from here."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The questions' ids in their order; with a size of 0 all stand on one page.

    `furthest` is the only page that is open where they are to be taken in order.
    """

    ids: Sequence[str]
    size: int = 1
    furthest: int | None = None

    @classmethod
    def of(cls, attempt: Attempt) -> Self:
        agreed = attempt.agreed
        is_in_order = agreed.navigation is Navigation.IN_ORDER
        ids = [question["stem"]["id"] for question in attempt.questions]
        return cls(ids, agreed.page_size, attempt.furthest if is_in_order else None)

    @property
    def is_in_order(self) -> bool:
        return self.furthest is not None

    @property
    def count(self) -> int:
        return -(-len(self.ids) // self._size)

    def number(self, id_: str) -> int:
        """Return the page of a question, counted from 0."""
        if id_ not in self.ids:
            raise NoSuchPage(id_)
        return self.ids.index(id_) // self._size

    def on(self, number: int) -> Sequence[str]:
        return self.ids[number * self._size : (number + 1) * self._size]

    def first(self, number: int) -> str:
        """Return the first question of a page; nothing where there is no page."""
        return self.on(number)[0] if 0 <= number < self.count else ""

    def is_first(self, id_: str) -> bool:
        """Say whether a question stands at the head of its page."""
        return self.first(self.number(id_)) == id_

    def is_open(self, id_: str) -> bool:
        return self.furthest is None or self.number(id_) == self.furthest

    def may_turn(self, number: int) -> bool:
        """Say whether one may go to a page: in order, only to the next one."""
        return self.furthest is None or number in {self.furthest, self.furthest + 1}

    @property
    def _size(self) -> int:
        return self.size or max(1, len(self.ids))


@transaction.atomic
def turn(mine: AttemptQuerySet, *, key: int, to: str, at: datetime) -> Pages:
    """Turn to the page of a question; there is no way back where order is asked."""
    attempt = mine.select_for_update(of=("self",)).get(pk=key)
    pages = Pages.of(attempt)
    number = pages.number(to)
    if not pages.may_turn(number):
        raise NoSuchPage(to)
    if pages.is_in_order and number > attempt.furthest and attempt.takes_answers(at=at):
        attempt.furthest = number
        attempt.save(update_fields=["furthest"])
    return pages
