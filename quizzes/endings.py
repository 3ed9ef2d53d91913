"""Ending attempts: handed in, closed by the clock, abandoned; marked and completed."""

from datetime import datetime

from django.db import transaction

from courses import progress
from ledger import record
from quizzes import counting, marking
from quizzes.models import Attempt, AttemptQuerySet
from quizzes.rules import Expiry


@transaction.atomic
def submit(mine: AttemptQuerySet, *, key: int, at: datetime) -> Attempt:
    """Hand an attempt in and mark it. Handing in twice is once."""
    attempt = mine.select_for_update(of=("self",)).get(pk=key)
    if not attempt.is_open:
        return attempt
    return _close(attempt, ended_by=_ending(attempt, at=at), at=at)


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


@transaction.atomic
def settle(attempt: Attempt, *, at: datetime) -> Attempt:
    """Mark what was handed in as far as it can be, and complete the unit if it passes.

    Called when an attempt ends, and again whenever a mark or a correction changes it.
    """
    marking.mark(attempt, at=at)
    if attempt.has_passed is not None and is_enough(attempt):
        progress.complete(attempt.version, registration=attempt.registration, at=at)
    return attempt


def is_enough(attempt: Attempt) -> bool:
    """Say whether the attempts so far, counted as the rules count, pass."""
    made = Attempt.objects.submitted().filter(
        registration_id=attempt.registration_id, unit_id=attempt.unit_id
    )
    ordered = list(made.order_by("number").defer("questions"))
    return counting.has_passed(ordered, attempt.agreed)


def _ending(attempt: Attempt, *, at: datetime) -> Attempt.EndedBy:
    """Say what ends it: the person in time, or the clock as the rules have it."""
    if not attempt.is_expired(at=at):
        return Attempt.EndedBy.PERSON
    is_lost = attempt.agreed.expiry is not Expiry.SUBMIT
    return Attempt.EndedBy.ABANDONED if is_lost else Attempt.EndedBy.CLOCK


def _close(attempt: Attempt, *, ended_by: Attempt.EndedBy, at: datetime) -> Attempt:
    """End it, mark what was saved, note it, and complete the unit if that is enough."""
    is_in_time = ended_by == Attempt.EndedBy.PERSON
    end = attempt.grace_until_at or attempt.deadline_at
    attempt.submitted_at = at if is_in_time else end
    attempt.ended_by = ended_by
    attempt.has_passed = False if attempt.is_abandoned else None
    attempt.save(update_fields=["submitted_at", "ended_by", "has_passed"])
    if not attempt.is_abandoned:
        settle(attempt, at=at)
    person = attempt.registration.person
    change = record.Change(
        new={
            "points": attempt.exact,
            "out_of": attempt.out_of,
            "has_passed": attempt.has_passed,
            "is_waiting": attempt.is_waiting,
            "ended_by": attempt.ended_by,
        }
    )
    record.event(
        "attempt-submitted", attempt, at=at, by=person, about=person, change=change
    )
    return attempt
