"""An answer as its marker sees it: anonymous, with the rubric and what was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from courses.models import Unit
from engine.questions.written import Written
from quizzes import agreement
from quizzes.agreement import Place
from quizzes.byhand import queue
from quizzes.byhand.marks import question_of
from quizzes.byhand.queue import Sheet
from quizzes.models import Answer, Mark
from quizzes.scoring import shown
from quizzes.works import Work


class NoSuchSheet(Exception):
    """No answer within the marker's reach bears this token."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark beside another: who gave it, the points, those of each criterion."""

    mark: Mark
    criteria: Sequence[tuple[str, str]]

    @property
    def points(self) -> str:
        return shown(self.mark.points)


@dataclass(frozen=True, slots=True)
class Page:
    """`place` is where a mark given now goes, `newest` the one it would follow."""

    sheet: Sheet
    sheets: Sequence[Sheet]
    answer: Answer
    question: Written
    place: Place
    newest: Mark | None
    marks: Sequence[Shown]

    @property
    def text(self) -> str:
        return self.question.written(self.answer.response)

    @property
    def unit(self) -> Unit:
        return self.answer.attempt.unit

    @property
    def here(self) -> tuple[str, str, str]:
        """Return what the addresses of the pile are made of."""
        return self.unit.course.slug, self.unit.slug, self.answer.question

    @property
    def seen(self) -> int:
        return self.newest.number if self.newest else 0

    @property
    def name(self) -> str:
        """Return the trainee's name where the quiz is not marked anonymously."""
        attempt = self.answer.attempt
        return "" if attempt.agreed.is_anonymous else attempt.person.name

    @property
    def marked(self) -> int:
        return sum(one.state is agreement.State.DONE for one in self.sheets)

    @property
    def before(self) -> Sheet | None:
        return self.sheets[self.sheet.place - 2] if self.sheet.place > 1 else None

    @property
    def after(self) -> Sheet | None:
        place = self.sheet.place
        return self.sheets[place] if place < len(self.sheets) else None

    @property
    def is_disputed(self) -> bool:
        return self.sheet.state is agreement.State.DISPUTED


def of(answers: QuerySet[Answer], token: str, *, marker: int) -> Page:
    """Lay out one answer of a pile. Raises NoSuchSheet."""
    sheets = queue.sheets(answers, marker=marker)
    sheet = next((one for one in sheets if one.token == token), None)
    if sheet is None:
        raise NoSuchSheet(token)
    answer = answers.select_related("attempt__person", "attempt__unit__course").get(
        pk=sheet.key
    )
    question = question_of(answer)
    if not isinstance(question, Written):
        raise NoSuchSheet(token)
    made = list(answer.marks.select_related("marker").order_by("number"))
    place = agreement.place(
        Work(answer, marks=made).given,
        marker=marker,
        is_double=answer.attempt.agreed.has_second_marker,
    )
    newest = {one.place: one for one in made}
    return Page(
        sheet=sheet,
        sheets=sheets,
        answer=answer,
        question=question,
        place=place,
        newest=newest.get(place),
        marks=_seen(newest, question, place),
    )


def _seen(newest: dict[str, Mark], question: Written, place: Place) -> list[Shown]:
    """Return both marks where two are to agree; a second marker sees no first mark."""
    if place is not Place.AGREED:
        return []
    found = [newest[one] for one in (Place.FIRST, Place.SECOND) if one in newest]
    return [shown_of(mark, question) for mark in found]


def shown_of(mark: Mark, question: Written) -> Shown:
    """Return a mark with the names of the criteria (safe HTML) and their points."""
    names = {one.key: one.name for one in question.criteria}
    points = [
        (names[key], shown(Fraction(exact)))
        for key, exact in mark.criteria.items()
        if key in names
    ]
    return Shown(mark, points)
