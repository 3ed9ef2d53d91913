"""Answers while an attempt runs: saved one by one, never lost, never after the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from engine.questions import saved
from ledger import record
from quizzes.models import Answer, Attempt, AttemptQuerySet


class AttemptIsOver(Exception):
    """The attempt was handed in, or its time is up: it takes no answer any more."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt.pk)
        self.attempt = attempt


@dataclass(frozen=True, slots=True)
class Given:
    """What a page sent for one question; without a sequence it counts as the newest."""

    values: Sequence[str] = ()
    is_flagged: bool = False
    sequence: int | None = None


@transaction.atomic
def save(
    mine: AttemptQuerySet, *, key: int, question: str, given: Given, at: datetime
) -> Answer:
    """Save the answer to one question and return how it stands now.

    Sending it twice is once; what comes with an older sequence changes nothing.
    Raises AttemptIsOver, BadResponse, or Answer.DoesNotExist where nothing is asked.
    """
    answer = (
        Answer.objects.select_for_update(of=("self", "attempt"))
        .select_related("attempt")
        .get(attempt__in=mine, attempt_id=key, question=question)
    )
    attempt = answer.attempt
    if not attempt.takes_answers(at=at):
        raise AttemptIsOver(attempt)
    response = _response(attempt, question, given.values)
    sequence = given.sequence or max(answer.sequence + 1, _moment(at))
    if sequence <= answer.sequence:
        return answer
    is_same = (answer.response, answer.is_flagged) == (response, given.is_flagged)
    answer.response, answer.is_flagged = response, given.is_flagged
    answer.sequence, answer.saved_at = sequence, at
    answer.save(update_fields=["response", "is_flagged", "sequence", "saved_at"])
    if not is_same:
        _record_answer(answer, at=at)
    return answer


def _moment(at: datetime) -> int:
    """Return the time as browsers count it, so that their sequences follow on."""
    return int(at.timestamp() * 1000)


def _response(attempt: Attempt, id_: str, values: Sequence[str]) -> Any:
    kept = next(one for one in attempt.questions if one["stem"]["id"] == id_)
    question = saved.from_json(kept)
    response = question.response(values)
    return response if question.is_answered(response) else None


def _record_answer(answer: Answer, *, at: datetime) -> None:
    person = answer.attempt.person_id
    change = record.Change(
        new={
            "question": answer.question,
            "response": answer.response,
            "is_flagged": answer.is_flagged,
            "sequence": answer.sequence,
        }
    )
    event = record.draft("answered", answer, at=at, change=change)
    event.actor = event.about = f"people.person:{person}"
    event.save()
