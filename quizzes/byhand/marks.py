"""Marking written answers: every mark is a row that stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import QuerySet

from engine.questions import saved
from engine.questions.question import Question
from ledger import record
from people.models import Person
from quizzes import agreement, endings
from quizzes.agreement import Place
from quizzes.models import Answer, Attempt, Mark
from quizzes.works import Work


class NothingToMark(Exception):
    """The question is marked by its key, or it was not answered."""


class PointsOutOfRange(Exception):
    """There are not so many points to give, or less than none."""


class MarkedMeanwhile(Exception):
    """Somebody else has given a mark in the same place since the page was shown."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(mark.pk)
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Given:
    """What a marker gives, in whole and by criterion.

    `seen` is the number of the newest mark her page showed in the place, 0 for none.
    """

    points: Fraction
    criteria: Mapping[str, Fraction] = field(default_factory=dict)
    comment: str = ""
    place: str = Place.FIRST
    seen: int = 0


@transaction.atomic
def give(
    answers: QuerySet[Answer], *, key: int, by: Person, given: Given, at: datetime
) -> Mark:
    """Mark one of the answers, and settle the attempt with it.

    Sending the same twice is once. Where two are to mark, who comes second while the
    first one was marking gives the second mark. Raises NothingToMark,
    PointsOutOfRange or MarkedMeanwhile.
    """
    answer = answers.select_related("attempt").get(pk=key)
    attempt = Attempt.objects.select_for_update().get(pk=answer.attempt_id)
    question = question_of(answer)
    _check(question, answer, given)
    made = list(answer.marks.select_related("marker").order_by("number"))
    place = agreement.place(
        Work(answer, marks=made).given,
        marker=by.pk,
        is_double=attempt.agreed.has_second_marker,
    )
    here = [one for one in made if one.place == place]
    newest = here[-1] if here else None
    if newest is not None and _is_same(newest, by=by, given=given):
        return newest
    if newest is not None and newest.marker_id != by.pk:
        _check_seen(newest, place=place, given=given)
    mark = Mark(answer=answer, place=place, marker=by, marked_at=at)
    return _give(mark, newest, given=given, attempt=attempt)


def question_of(answer: Answer) -> Question:
    """Return the question as it was asked in the answer's attempt."""
    asked = answer.attempt.questions
    kept = next(one for one in asked if one["stem"]["id"] == answer.question)
    return saved.from_json(kept)


def _check(question: Question, answer: Answer, given: Given) -> None:
    is_there = question.is_marked_by_hand and question.is_answered(answer.response)
    if not is_there:
        raise NothingToMark(answer.pk)
    if not 0 <= given.points <= question.points:
        raise PointsOutOfRange(given.points)


def _is_same(newest: Mark, *, by: Person, given: Given) -> bool:
    kept = (newest.marker_id, newest.points, newest.comment, newest.criteria)
    return kept == (by.pk, given.points, given.comment, _kept(given.criteria))


def _check_seen(newest: Mark, *, place: Place, given: Given) -> None:
    if (given.place, given.seen) != (place, newest.number):
        raise MarkedMeanwhile(newest)


def _kept(criteria: Mapping[str, Fraction]) -> dict[str, str]:
    return {name: str(points) for name, points in criteria.items()}


def _give(mark: Mark, newest: Mark | None, *, given: Given, attempt: Attempt) -> Mark:
    mark.number = newest.number + 1 if newest else 1
    mark.exact, mark.criteria = str(given.points), _kept(given.criteria)
    mark.comment = given.comment
    mark.save()
    change = record.Change(
        old={"exact": newest.exact} if newest else {},
        new={"place": mark.place, "number": mark.number, "exact": mark.exact},
    )
    by, at, about = mark.marker, mark.marked_at, attempt.registration.person
    record.event("answer-marked", mark.answer, at=at, by=by, about=about, change=change)
    _settle(attempt, by=by, at=at)
    return mark


def _settle(attempt: Attempt, *, by: Person, at: datetime) -> None:
    """Bring the attempt's result up to date, and note if that changes it."""
    before = result_of(attempt)
    endings.settle(attempt, at=at)
    after = result_of(attempt)
    if before != after:
        change = record.Change(old=before, new=after)
        about = attempt.registration.person
        record.event(
            "attempt-marked", attempt, at=at, by=by, about=about, change=change
        )


def result_of(attempt: Attempt) -> dict[str, object]:
    """Return what an event tells of an attempt's result."""
    return {
        "points": attempt.exact,
        "out_of": attempt.out_of,
        "has_passed": attempt.has_passed,
    }
