"""A running attempt as its pages show it: the questions in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from math import ceil

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from quizzes import content, words, works
from quizzes.items import Item
from quizzes.models import Attempt
from quizzes.paging import Pages


@dataclass(frozen=True, slots=True)
class Page:
    """The questions that stand on one page; `before` and `after` are ids, or empty."""

    number: int
    items: Sequence[Item]
    before: str
    after: str
    is_read_only: bool

    @property
    def place(self) -> int:
        return self.number + 1

    @property
    def here(self) -> Item:
        return self.items[0]

    @property
    def is_single(self) -> bool:
        return len(self.items) == 1

    @property
    def shown(self) -> set[str]:
        return {item.id for item in self.items}


@dataclass(frozen=True)
class Paper:
    attempt: Attempt
    items: tuple[Item, ...]
    pages: Pages

    @property
    def ids(self) -> Sequence[str]:
        return self.pages.ids

    def item(self, id_: str) -> Item:
        return self.items[self.ids.index(id_)]

    def page(self, id_: str, notes: Mapping[str, str], *, at: datetime) -> Page:
        """Return the page of a question, with what is to be said of its answers."""
        number = self.pages.number(id_)
        items = [self.item(one) for one in self.pages.on(number)]
        back = "" if self.pages.is_in_order else self.pages.first(number - 1)
        return Page(
            number,
            [replace(one, note=notes.get(one.id, "")) for one in items],
            before=back,
            after=self.pages.first(number + 1),
            is_read_only=not self.attempt.takes_answers(at=at),
        )

    @cached_property
    def unanswered(self) -> list[Item]:
        return [item for item in self.items if not item.is_answered]

    @property
    def unanswered_count(self) -> str:
        return words.questions(len(self.unanswered))

    @property
    def open_items(self) -> list[Item]:
        """Return what to look at once more: not answered, or flagged."""
        return [
            item
            for item in self.items
            if item.answer.is_flagged or not item.is_answered
        ]

    @property
    def next(self) -> str:
        """Return where to go on: the open page, or the first without an answer."""
        if self.pages.is_in_order:
            return self.pages.first(self.attempt.furthest)
        return (self.unanswered or [self.items[-1]])[0].id

    @property
    def title(self) -> str:
        """Say how many are answered: 十题答了五题."""
        return self._title(len(self.items) - len(self.unanswered))

    @property
    def titles(self) -> str:
        """Return all titles there can be, from none answered on, for the script."""
        return "|".join(self._title(some) for some in range(len(self.items) + 1))

    def _title(self, answered: int) -> str:
        values = {"all": words.count(len(self.items)), "some": words.count(answered)}
        return _("%(some)s of %(all)s answered") % values

    @property
    def grace(self) -> str:
        """Say until when it may be handed in after its time is up."""
        end = self.attempt.grace_until_at
        return date_format(timezone.localtime(end), "H:i:s") if end else ""


@dataclass(frozen=True, slots=True)
class Clock:
    """What is left of an attempt's time, in whole seconds and in words."""

    seconds: int

    @property
    def words(self) -> str:
        return words.span(self.seconds)


def of(attempt: Attempt) -> Paper:
    """Lay out an attempt: in one query, with one more where questions are checked."""
    done, rules = works.of(attempt), attempt.agreed
    questions = content.questions_from_json(attempt.questions)
    items = (
        Item(place, question, done[question.id], rules)
        for place, question in enumerate(questions, start=1)
    )
    return Paper(attempt, tuple(items), Pages.of(attempt))


def clock(attempt: Attempt, *, at: datetime) -> Clock | None:
    """Return the time left to answer, or in the grace that follows to hand in."""
    end = attempt.deadline_at
    if end is None or not attempt.is_open:
        return None
    if attempt.grace_until_at is not None and at >= end:
        end = attempt.grace_until_at
    return Clock(max(0, ceil((end - at).total_seconds())))
