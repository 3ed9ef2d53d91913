"""Answering questions on the spot."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from courses import registrations
from courses.models import Registration, Version
from engine.questions.question import JSON, Asked, Question, Revealed
from ledger import record
from lessons.models import CheckAnswer, Reading
from web.prepared import Prepared


class NothingChosen(Exception):
    """The form came back without an answer, or with a part of it: the response."""

    def __init__(self, response: JSON = None) -> None:
        super().__init__(response)
        self.response = response


def answers(version: Version, *, registration: Registration) -> dict[str, CheckAnswer]:
    """Return the answers that count for this edition of the text, by question."""
    given = GIVEN.objects(
        registration=registration.pk, unit=version.unit_id, edition=version.edition
    )
    return {answer.question: answer for answer in given}


def _given(*, registration: int, unit: int, edition: int) -> QuerySet[CheckAnswer]:
    return CheckAnswer.objects.filter(
        registration=registration, unit=unit, version__edition__gte=edition
    )


GIVEN = Prepared(_given, registration=int, unit=int, edition=int)


def read(question: Question, values: Sequence[str]) -> JSON:
    """Turn what a form sent into a response; raise NothingChosen if it is not whole."""
    response = question.response(values)
    if not question.is_complete(response):
        raise NothingChosen(response)
    return response


def shown(
    question: Question, answer: CheckAnswer | None, *, tried: JSON = None
) -> Asked | Revealed:
    """Return the question: with its key only once it was answered."""
    return question.revealed(answer.response) if answer else question.asked(tried)


@transaction.atomic
def answer(
    reading: Reading, question: Question, *, response: JSON, at: datetime
) -> CheckAnswer:
    """Mark an answer and keep it; the latest one counts."""
    registrations.touch(reading.registration, at=at)
    is_right = question.mark(response).is_right
    given, _is_new = CheckAnswer.objects.update_or_create(
        registration=reading.registration,
        unit_id=reading.unit_id,
        question=question.id,
        defaults={
            "version": reading.version,
            "response": response,
            "is_right": is_right,
            "answered_at": at,
        },
    )
    change = record.Change(
        new={
            "question": question.id,
            "version": reading.version_id,
            "is_right": is_right,
        },
        private={"response": response},
    )
    person = reading.registration.person
    record.event("check-answered", given, at=at, by=person, about=person, change=change)
    return given
