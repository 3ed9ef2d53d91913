"""Making attempts at a quiz: started, answered, handed in, closed by the clock."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from courses import progress, registrations
from courses.models import Registration, Unit
from engine.questions import saved
from ledger import record
from quizzes import content, marking
from quizzes.models import Answer, Attempt, AttemptQuerySet
from quizzes.scoring import counted

_SEEDS = 2**31


class NoAttemptsLeft(Exception):
    """All attempts that the rules allow in this registration have been made."""


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
def start(
    unit: Unit, *, registration: Registration, at: datetime, seed: int | None = None
) -> Attempt:
    """Start an attempt, or return the one that is open: two tabs share it.

    The registration is locked while the attempts in it are counted.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    mine = Attempt.objects.filter(registration=registration, unit=unit)
    running = mine.open().first()
    if running is not None and not running.is_expired(at=at):
        return running
    if running is not None:
        _close(running, ended_by=Attempt.EndedBy.CLOCK, at=at)
    version = _version(unit)
    today = content.from_json(version.data)
    made = mine.count()
    if today.rules.left(made) == 0:
        raise NoAttemptsLeft(unit.slug)
    seed = secrets.randbelow(_SEEDS) if seed is None else seed
    seconds = today.rules.seconds
    attempt = Attempt.objects.create(
        registration=registration,
        person_id=registration.person_id,
        unit=unit,
        version=version,
        number=made + 1,
        seed=seed,
        questions=content.questions_to_json(today.drawn(seed).questions),
        rules=today.rules.to_json(),
        started_at=at,
        deadline_at=at + timedelta(seconds=seconds) if seconds else None,
        out_of=today.points,
    )
    _begin(attempt, at=at)
    return attempt


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
    if not attempt.is_open or attempt.is_expired(at=at):
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


@transaction.atomic
def submit(mine: AttemptQuerySet, *, key: int, at: datetime) -> Attempt:
    """Hand an attempt in and mark it. Handing in twice is once."""
    attempt = mine.select_for_update(of=("self",)).get(pk=key)
    if not attempt.is_open:
        return attempt
    is_late = attempt.is_expired(at=at)
    ended_by = Attempt.EndedBy.CLOCK if is_late else Attempt.EndedBy.PERSON
    return _close(attempt, ended_by=ended_by, at=at)


def close_if_expired(attempt: Attempt, *, at: datetime) -> Attempt:
    """Close an open attempt whose time is up, with what was saved in it."""
    if not attempt.is_expired(at=at):
        return attempt
    return submit(Attempt.objects.all(), key=attempt.pk, at=at)


def close_expired(*, at: datetime) -> int:
    """Close all attempts whose time is up, each in a transaction of its own."""
    expired = Attempt.objects.expired(at=at).order_by("pk")
    keys = list(expired.values_list("pk", flat=True))
    for key in keys:
        submit(Attempt.objects.all(), key=key, at=at)
    return len(keys)


def _version(unit: Unit) -> Any:
    return Unit.objects.select_related("version").get(pk=unit.pk).version


def _begin(attempt: Attempt, *, at: datetime) -> None:
    """Lay out an empty answer for each question, and note the start."""
    ids = [question["stem"]["id"] for question in attempt.questions]
    Answer.objects.bulk_create(
        Answer(
            attempt=attempt, question=id_, version_id=attempt.version_id, saved_at=at
        )
        for id_ in ids
    )
    registrations.touch(attempt.registration, at=at)
    change = record.Change(
        new={
            "unit": attempt.unit_id,
            "version": attempt.version_id,
            "number": attempt.number,
            "seed": attempt.seed,
        }
    )
    person = attempt.registration.person
    record.event(
        "attempt-started", attempt, at=at, by=person, about=person, change=change
    )


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


def _close(attempt: Attempt, *, ended_by: Attempt.EndedBy, at: datetime) -> Attempt:
    """Mark what was saved, note it, and complete the unit if that is enough."""
    is_late = ended_by == Attempt.EndedBy.CLOCK
    attempt.submitted_at = attempt.deadline_at if is_late else at
    attempt.ended_by = ended_by
    marking.mark(attempt)
    person = attempt.registration.person
    change = record.Change(
        new={
            "points": attempt.exact,
            "out_of": attempt.out_of,
            "has_passed": attempt.has_passed,
            "ended_by": attempt.ended_by,
        }
    )
    record.event(
        "attempt-submitted", attempt, at=at, by=person, about=person, change=change
    )
    if _is_enough(attempt):
        progress.complete(attempt.version, registration=attempt.registration, at=at)
    return attempt


def _is_enough(attempt: Attempt) -> bool:
    """Say whether the attempts so far, counted as the rules count, pass."""
    rules = attempt.agreed
    made = Attempt.objects.submitted().filter(
        registration_id=attempt.registration_id, unit_id=attempt.unit_id
    )
    scores = [one.score for one in made.order_by("number").only("exact", "out_of")]
    result = counted(scores, rules.counted)
    return result is not None and result.passes(rules)
