"""Exceptions from the rules for one person: given with a reason, and withdrawn."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from courses.models import Unit
from ledger import record
from people.models import Person
from quizzes import availability
from quizzes.models import Allowance, Attempt
from quizzes.rules import Rules


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody is to be allowed; what is None or 0 stays as the rules have it."""

    why: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    seconds: int | None = None
    attempts: int = 0
    makeups: int = 0


def of(*, person: int, unit: int) -> Allowance | None:
    """Return what the person is allowed at the quiz today."""
    standing = Allowance.objects.standing()
    return standing.filter(person_id=person, unit_id=unit).first()


def relaxed(rules: Rules, *, person: int, unit: int) -> Rules:
    """Return the rules as they are for this person."""
    allowed = of(person=person, unit=unit)
    return applied(rules, allowed) if allowed else rules


def applied(rules: Rules, allowed: Allowance) -> Rules:
    """Return the rules with what is allowed; further attempts add to a limit only."""
    attempts = rules.attempts
    return replace(
        rules,
        opens_at=allowed.opens_at or rules.opens_at,
        closes_at=allowed.closes_at or rules.closes_at,
        seconds=_seconds(rules, allowed),
        attempts=None if attempts is None else attempts + allowed.attempts,
        makeups=rules.makeups + allowed.makeups,
    )


def _seconds(rules: Rules, allowed: Allowance) -> int | None:
    """Return the time limit; where there is none, nobody is given one."""
    return rules.seconds and (allowed.seconds or rules.seconds)


@transaction.atomic
def give(
    grant: Grant, *, person: Person, unit: Unit, by: Person, at: datetime
) -> Allowance:
    """Allow it in the place of what was allowed before.

    An attempt that runs gets the longer time; nothing shortens it.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    for before in _standing(person, unit):
        _withdraw(before, by=by, at=at)
    allowed = Allowance.objects.create(
        person=person,
        unit=unit,
        opens_at=grant.opens_at,
        closes_at=grant.closes_at,
        seconds=grant.seconds,
        attempts=grant.attempts,
        makeups=grant.makeups,
        why=grant.why,
        given_by=by,
        given_at=at,
    )
    change = record.Change(new={"unit": unit.pk} | _facts(allowed), why=grant.why)
    record.event("allowance-given", allowed, at=at, by=by, about=person, change=change)
    _extend(allowed, by=by, at=at)
    return allowed


@transaction.atomic
def withdraw(*, person: Person, unit: Unit, by: Person, at: datetime) -> None:
    """Take back what stands, if anything; an attempt that runs keeps its time."""
    for allowed in _standing(person, unit):
        _withdraw(allowed, by=by, at=at)


def _standing(person: Person, unit: Unit) -> list[Allowance]:
    standing = Allowance.objects.standing().select_for_update(of=("self",))
    return list(standing.filter(person=person, unit=unit))


def _withdraw(allowed: Allowance, *, by: Person, at: datetime) -> None:
    allowed.withdrawn_by, allowed.withdrawn_at = by, at
    allowed.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record.event("allowance-withdrawn", allowed, at=at, by=by, about=allowed.person)


def _facts(allowed: Allowance) -> dict[str, object]:
    """Return what was allowed, without what stays as it is."""
    opens, closes = allowed.opens_at, allowed.closes_at
    facts: dict[str, object] = {
        "opens_at": opens.isoformat() if opens else None,
        "closes_at": closes.isoformat() if closes else None,
        "seconds": allowed.seconds,
        "attempts": allowed.attempts,
        "makeups": allowed.makeups,
    }
    return {name: value for name, value in facts.items() if value}


def _extend(allowed: Allowance, *, by: Person, at: datetime) -> None:
    """Give the attempt that runs the time it would have had from the start."""
    running = Attempt.objects.open().filter(person=allowed.person, unit=allowed.unit)
    for attempt in running.select_for_update(of=("self",)):
        agreed = applied(attempt.agreed, allowed)
        ends = availability.ends(agreed, start=attempt.started_at)
        is_over = attempt.is_expired(at=at)
        before, after = attempt.deadline_at, ends.deadline_at
        if is_over or before is None or after is None or after <= before:
            continue
        attempt.deadline_at, attempt.grace_until_at = after, ends.grace_until_at
        attempt.rules = agreed.to_json()
        attempt.save(update_fields=["deadline_at", "grace_until_at", "rules"])
        change = record.Change(
            old={"deadline_at": before.isoformat()},
            new={"deadline_at": after.isoformat()},
            why=allowed.why,
        )
        about = allowed.person
        record.event(
            "attempt-extended", attempt, at=at, by=by, about=about, change=change
        )
