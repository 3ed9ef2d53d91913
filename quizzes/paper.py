"""An attempt as its pages show it: the questions in their order with the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import ceil

from django.utils.translation import gettext as _

from engine.questions.question import Asked, Question, Revealed
from quizzes import content, words
from quizzes.models import Answer, Attempt
from quizzes.review import Moment, Seen
from quizzes.scoring import shown


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an attempt, its place counted from 1."""

    place: int
    question: Question
    answer: Answer

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def number(self) -> str:
        return str(self.place)

    @property
    def kind(self) -> str:
        return _(self.question.title)

    @property
    def is_answered(self) -> bool:
        return self.answer.response is not None

    @property
    def words(self) -> str:
        return words.state(self.answer)

    @property
    def saved(self) -> str:
        """Say when the answer was saved; nothing if it never was."""
        return words.saved(self.answer.saved_at) if self.answer.sequence else ""

    @property
    def asked(self) -> Asked:
        return self.question.asked(self.answer.response)

    @property
    def revealed(self) -> Revealed:
        return self.question.revealed(self.answer.response)

    @property
    def correctness(self) -> str:
        return self.question.mark(self.answer.response).correctness

    @property
    def points(self) -> str:
        return shown(self.question.mark(self.answer.response).points)

    @property
    def verdict_words(self) -> str:
        return {
            "right": _(", right"),
            "partly": _(", partly right"),
            "waiting": _(", waiting"),
            "wrong": _(", wrong"),
        }.get(self.correctness, "")


@dataclass(frozen=True)
class Paper:
    attempt: Attempt
    items: tuple[Item, ...]

    @property
    def ids(self) -> list[str]:
        return [item.id for item in self.items]

    def item(self, id_: str) -> Item:
        return self.items[self.ids.index(id_)]

    def before(self, item: Item) -> Item | None:
        return self.items[item.place - 2] if item.place > 1 else None

    def after(self, item: Item) -> Item | None:
        return self.items[item.place] if item.place < len(self.items) else None

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
    def name(self) -> str:
        return words.ordinal(self.attempt.number)

    @property
    def next(self) -> Item:
        """Return where to go on: the first question without an answer, or the last."""
        return (self.unanswered or [self.items[-1]])[0]

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

    @cached_property
    def wrong(self) -> int:
        """Count what is not quite right; nothing that is unmarked, or never marked."""
        return sum(item.correctness in {"wrong", "partly"} for item in self.items)

    @property
    def result_title(self) -> str:
        """Say how many are right: 答对八题，答错两题."""
        right = sum(item.correctness == "right" for item in self.items)
        if self.attempt.is_waiting:
            return _("Not all marked yet")
        if not self.wrong:
            return _("All %(right)s right") % {"right": words.count(right)}
        if not right:
            return _("All %(wrong)s not right") % {"wrong": words.count(self.wrong)}
        values = {"right": words.count(right), "wrong": words.count(self.wrong)}
        return _("%(right)s right, %(wrong)s not quite or not at all") % values

    @property
    def headline(self) -> str:
        if self.attempt.is_waiting:
            return self.short_headline
        partly = any(item.correctness == "partly" for item in self.items)
        return words.headline(self.attempt, wrong=self.wrong, has_partly=partly)

    @property
    def short_headline(self) -> str:
        if self.attempt.is_waiting:
            return _("Handed in, not all marked yet")
        return _("Passed") if self.attempt.has_passed else _("Not passed")

    @property
    def review_rule(self) -> str:
        return words.review(self.attempt.agreed)

    @property
    def score(self) -> str:
        return shown(self.attempt.score.points)

    @property
    def facts(self) -> str:
        return words.facts(self.attempt)

    @property
    def is_key_shown(self) -> bool:
        has_passed = bool(self.attempt.has_passed)
        seen = self.attempt.agreed.review.at(Moment.LATER, has_passed=has_passed)
        return Seen.RIGHT_ANSWER in seen


@dataclass(frozen=True, slots=True)
class Clock:
    """What is left of an attempt's time, in whole seconds and in words."""

    seconds: int

    @property
    def words(self) -> str:
        return words.span(self.seconds)


def of(attempt: Attempt) -> Paper:
    """Lay out an attempt, in one query."""
    answers = {answer.question: answer for answer in attempt.answers.all()}
    questions = content.questions_from_json(attempt.questions)
    return Paper(attempt, _items(questions, answers))


def clock(attempt: Attempt, *, at: datetime) -> Clock | None:
    if attempt.deadline_at is None or not attempt.is_open:
        return None
    return Clock(max(0, ceil((attempt.deadline_at - at).total_seconds())))


def _items(
    questions: tuple[Question, ...], answers: Mapping[str, Answer]
) -> tuple[Item, ...]:
    return tuple(
        Item(place, question, answers[question.id])
        for place, question in enumerate(questions, start=1)
    )
