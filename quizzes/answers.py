"""Answers while an attempt runs: saved one by one, never lost, never after the end."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from engine.questions import saved
from engine.questions.question import Question
from engine.questions.verdict import BadResponse
from ledger import record
from people.models import Person
from quizzes import tries
from quizzes.models import Answer, Attempt, AttemptQuerySet
from quizzes.paging import Pages

type Wish = tuple[Any, bool, int | None]

_COLUMNS = ("response", "is_flagged", "certainty", "sequence", "saved_at")


class AttemptIsOver(Exception):
    """The attempt was handed in, or its time is up: it takes no answer any more."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt.pk)
        self.attempt = attempt


class QuestionIsOver(Exception):
    """The question was checked for the last time, or its page was left for good."""


class Outcome(Enum):
    """What became of what a page sent for one question.

    NEWER: another page has saved a newer answer, which stands. OVER: the question
    takes no answer any more. REFUSED: this cannot have been offered. UNFINISHED: it
    was saved, but there is not enough of it to check.
    """

    SAVED = auto()
    NEWER = auto()
    OVER = auto()
    REFUSED = auto()
    UNFINISHED = auto()


@dataclass(frozen=True, slots=True)
class Given:
    """What a page sent for one question.

    `sequence` counts the changes made in a browser, `base` is what the page knew when
    it was shown; without both it counts as the newest.
    """

    values: Sequence[str] = ()
    is_flagged: bool = False
    sequence: int | None = None
    base: int | None = None
    certainty: int | None = None

    def is_newer(self, answer: Answer) -> bool:
        if self.sequence is not None:
            return self.sequence > answer.sequence
        return self.base is None or self.base >= answer.sequence


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it stands after something was sent for it."""

    answer: Answer
    outcome: Outcome


def save(
    mine: AttemptQuerySet, *, key: int, question: str, given: Given, at: datetime
) -> Answer:
    """Save the answer to one question and return how it stands now.

    Sending it twice is once; what comes with an older sequence changes nothing.
    Raises AttemptIsOver, QuestionIsOver, BadResponse, or Answer.DoesNotExist where
    nothing is asked.
    """
    kept = save_all(mine, key=key, given={question: given}, at=at)[question]
    if kept.outcome is Outcome.REFUSED:
        raise BadResponse(given.values)
    if kept.outcome is Outcome.OVER:
        raise QuestionIsOver(question)
    return kept.answer


@transaction.atomic
def save_all(
    mine: AttemptQuerySet, *, key: int, given: Mapping[str, Given], at: datetime
) -> dict[str, Kept]:
    """Save what a page sent, question by question; one that fails hinders no other.

    Raises AttemptIsOver, or Answer.DoesNotExist where one of them is not asked, or
    where the attempt is not hers.
    """
    answers = _locked(mine, key=key, names=given)
    questions = _asked(answers)
    return {
        answer.question: Kept(
            answer,
            _keep(answer, questions[answer.question], given[answer.question], at=at),
        )
        for answer in answers
    }


@transaction.atomic
def save_one(own: Callable[[], list[Answer]], *, given: Given, at: datetime) -> Kept:
    """Save the one answer that is found and locked, in as few questions as can be.

    Raises AttemptIsOver, or Answer.DoesNotExist.
    """
    answer = next(iter(own()), None)
    if answer is None:
        raise Answer.DoesNotExist
    question = _asked([answer])[answer.question]
    return Kept(answer, _keep(answer, question, given, at=at))


def _locked(mine: AttemptQuerySet, *, key: int, names: Iterable[str]) -> list[Answer]:
    """Return the answers, their attempt locked."""
    wanted = sorted(names)
    attempts = list(mine.select_for_update(of=("self",)).filter(pk=key))
    rows = Answer.objects.filter(attempt_id=key, question__in=wanted)
    answers = [answer for attempt in attempts for answer in _in(attempt, rows)]
    if not attempts or len(answers) != len(wanted):
        raise Answer.DoesNotExist(wanted)
    return answers


def _in(attempt: Attempt, rows: QuerySet[Answer]) -> Iterator[Answer]:
    for answer in rows:
        answer.attempt = attempt
        yield answer


def _asked(answers: Sequence[Answer]) -> dict[str, Question]:
    """Return the questions that are answered, and no others."""
    wanted = {answer.question for answer in answers}
    kept = answers[0].attempt.questions if answers else []
    asked = [one for one in kept if one["stem"]["id"] in wanted]
    return {one["stem"]["id"]: saved.from_json(one) for one in asked}


def _keep(answer: Answer, question: Question, given: Given, *, at: datetime) -> Outcome:
    attempt, wish = answer.attempt, _wish(answer, question, given)
    is_same = wish == _standing(answer)
    is_newer = given.is_newer(answer)
    if is_same and not is_newer:
        return Outcome.SAVED
    if not attempt.takes_answers(at=at):
        raise AttemptIsOver(attempt)
    hindrance = _hindrance(answer, question, wish)
    if hindrance or not is_newer:
        return hindrance or Outcome.NEWER
    if wish is not None and (given.sequence or not is_same):
        _write(answer, wish, sequence=given.sequence, at=at)
    return Outcome.SAVED


def _standing(answer: Answer) -> Wish:
    return answer.response, answer.is_flagged, answer.certainty


def _wish(answer: Answer, question: Question, given: Given) -> Wish | None:
    """Return how the answer is to stand; nothing if it was not offered."""
    try:
        response = question.response(given.values)
    except BadResponse:
        return None
    certainty = given.certainty if answer.attempt.agreed.is_certain else None
    is_answered = question.is_answered(response)
    return response if is_answered else None, given.is_flagged, certainty


def _hindrance(answer: Answer, question: Question, wish: Wish | None) -> Outcome | None:
    """Say why a question takes no such answer now."""
    is_open = Pages.of(answer.attempt).is_open(question.id)
    if not is_open or tries.is_over(question, answer):
        return Outcome.OVER
    return Outcome.REFUSED if wish is None else None


def _write(answer: Answer, wish: Wish, *, sequence: int | None, at: datetime) -> None:
    """Store it and note it; what was answered goes where it can be erased."""
    is_same = wish == _standing(answer)
    answer.response, answer.is_flagged, answer.certainty = wish
    answer.sequence = sequence or max(answer.sequence + 1, _moment(at))
    answer.saved_at = at
    answer.save(update_fields=_COLUMNS)
    if not is_same:
        _record_answer(answer, at=at)


def _moment(at: datetime) -> int:
    """Return the time as browsers count it, so that their sequences follow on."""
    return int(at.timestamp() * 1000)


def _record_answer(answer: Answer, *, at: datetime) -> None:
    person = Person(pk=answer.attempt.person_id)
    change = record.Change(
        new={
            "question": answer.question,
            "is_answered": answer.response is not None,
            "is_flagged": answer.is_flagged,
            "certainty": answer.certainty,
            "sequence": answer.sequence,
        }
    )
    row = record.draft(
        "answered", answer, at=at, by=person, about=person, change=change
    )
    record.write(row, {"response": answer.response})
