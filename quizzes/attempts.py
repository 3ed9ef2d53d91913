"""Starting attempts at a quiz."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from courses import registrations
from courses.models import Registration, Unit
from ledger import record
from quizzes import content, endings
from quizzes.models import Answer, Attempt

_SEEDS = 2**31


class NoAttemptsLeft(Exception):
    """All attempts that the rules allow in this registration have been made."""


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
        endings.close_if_expired(running, at=at)
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
        questions=content.questions_to_json(today.shuffled(seed).questions),
        rules=today.rules.to_json(),
        started_at=at,
        deadline_at=at + timedelta(seconds=seconds) if seconds else None,
        out_of=today.points,
    )
    _begin(attempt, at=at)
    return attempt


def _version(unit: Unit) -> Any:
    return Unit.objects.select_related("version").get(pk=unit.pk).version


def _begin(attempt: Attempt, *, at: datetime) -> None:
    """Lay out an empty answer for each question, and note the start."""
    Answer.objects.bulk_create(
        Answer(
            attempt=attempt,
            question=question["stem"]["id"],
            version_id=attempt.version_id,
            fingerprint=content.fingerprint(question),
            saved_at=at,
        )
        for question in attempt.questions
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
