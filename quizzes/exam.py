"""A quiz as an exam on paper: drawn by a seed, with an answer sheet and its key."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.kinds import Exam
from courses.models import Version
from engine.questions.options import letter
from engine.questions.question import Asked, Question, Revealed
from quizzes import content, pools, words
from quizzes.rules import Rules


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes on the sheet, and the right one; boxes are only marked.

    The size of what is no box says what is to be written there: a letter (or a
    number), a word or a line.
    """

    label: str
    answer: str = ""
    size: str = "letter"
    is_box: bool = False
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the paper; without places it is answered below its words."""

    number: int
    question: Question
    places: tuple[Place, ...]

    @property
    def title(self) -> str:
        return _(self.question.title)

    @property
    def points(self) -> int:
        return self.question.points

    @property
    def asked(self) -> Asked:
        return self.question.asked()

    @property
    def key(self) -> Revealed:
        return self.question.answer_key()


def of(version: Version, seed: int) -> Exam:
    """Return the exam that a seed draws; the same seed draws the same one for ever."""
    questions = pools.exam(version.unit, version, seed=seed)
    items = [
        Item(number, one, tuple(places(one))) for number, one in enumerate(questions, 1)
    ]
    values = {"items": items}
    return Exam(
        facts=tuple(facts(content.from_json(version.data).rules, items)),
        questions=render_to_string("quizzes/exam_questions.html", values),
        sheet=render_to_string("quizzes/exam_sheet.html", values),
        key=render_to_string("quizzes/exam_key.html", values),
    )


def facts(rules: Rules, items: Sequence[Item]) -> Iterator[str]:
    """Say how much it is, how long it may take and what passes."""
    points = sum(one.points for one in items)
    yield words.questions(len(items))
    said = ngettext("%(count)s point in all", "%(count)s points in all", points)
    yield said % {"count": points}
    if rules.seconds is not None:
        yield _("Time allowed: %(time)s") % {"time": words.duration(rules.seconds)}
    if rules.pass_mark:
        pass_mark = words.pass_mark(rules, points)
        yield _("Passed with %(points)s points") % {"points": pass_mark}


def places(question: Question) -> Iterator[Place]:
    """Yield where a question is answered on the sheet."""
    make = _PLACES.get(question.kind)
    if make is not None:
        yield from make(question.asked(), question.answer_key(), question)


def _choice(_asked: Any, key: Any, _question: Question) -> Iterator[Place]:
    for option in key.options:
        yield Place(option.letter, is_box=True, is_right=option.verdict == "right")


def _scale(asked: Any, _key: Any, _question: Question) -> Iterator[Place]:
    for step in asked.options:
        yield Place(step.key, is_box=True)


def _typed(_asked: Any, key: Any, _question: Question) -> Iterator[Place]:
    yield Place("", " / ".join(answer.text for answer in key.accepted), "line")


def _cloze(_asked: Any, key: Any, _question: Question) -> Iterator[Place]:
    for gap in key.gaps:
        yield Place(gap.mark, " / ".join(gap.right), "word")


def _matching(_asked: Any, key: Any, _question: Question) -> Iterator[Place]:
    for number, row in enumerate(key.rows, 1):
        yield Place(str(number), row.right.letter)


def _ordering(asked: Any, _key: Any, question: Question) -> Iterator[Place]:
    placed = (one.split("=") for one in question.values(question.right_answer()))
    numbers = dict(placed)
    for place, item in enumerate(asked.items):
        yield Place(letter(place).lower(), numbers[item.key])


_PLACES: Mapping[str, Callable[[Any, Any, Question], Iterator[Place]]] = {
    "single": _choice,
    "multiple": _choice,
    "true-false": _choice,
    "scale": _scale,
    "short": _typed,
    "number": _typed,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
}
