"""Starting attempts at a quiz."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses import registrations
from courses.models import Registration, Unit, Version
from ledger import record
from quizzes import allowances, availability, content, counting, endings, pools
from quizzes.availability import Offer
from quizzes.drawing import Candidate
from quizzes.models import Answer, Attempt
from quizzes.rules import Rules

_SEEDS = 2**31


class NotOffered(Exception):
    """The rules offer no attempt now; `offer` says why, and until when."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer.reason)
        self.offer = offer


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an attempt will be: on which version, by which rules, which one it is."""

    version: Version
    rules: Rules
    offer: Offer
    number: int


def start(
    unit: Unit, *, registration: Registration, at: datetime, seed: int | None = None
) -> Attempt:
    """Start an attempt, or return the one that is open: two tabs share it.

    The registration is locked while the attempts in it are counted. Raises NotOffered
    when the quiz is not open, or no attempt is left, or not yet. An attempt whose time
    is up is closed before, by itself: handing in locks the attempt first and then the
    registration, so here the two locks must not be taken the other way round.
    """
    mine = Attempt.objects.filter(registration=registration, unit=unit)
    for expired in mine.expired(at=at):
        endings.close_if_expired(expired, at=at)
    started = _start(unit, registration, at, seed)
    if isinstance(started, Offer):
        raise NotOffered(started)
    return started


@transaction.atomic
def _start(
    unit: Unit, registration: Registration, at: datetime, seed: int | None
) -> Attempt | Offer:
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    mine = Attempt.objects.filter(registration=registration, unit=unit)
    made = list(mine.order_by("number").defer("questions"))
    running = next((one for one in made if one.is_open), None)
    if running is not None:
        return running
    plan = _plan(unit, registration, made, at=at)
    if not plan.offer.may_start:
        return plan.offer
    seed = secrets.randbelow(_SEEDS) if seed is None else seed
    return _begin(plan, unit, registration, seed=seed, at=at)


def _plan(
    unit: Unit, registration: Registration, made: Sequence[Attempt], *, at: datetime
) -> _Plan:
    version = _version(unit)
    rules = content.from_json(version.data).rules
    rules = allowances.relaxed(rules, person=registration.person_id, unit=unit.pk)
    offer = availability.offer(rules, counting.course(made, rules), at=at)
    return _Plan(version, rules, offer, len(made) + 1)


def _version(unit: Unit) -> Version:
    version = Unit.objects.select_related("version").get(pk=unit.pk).version
    if version is None:
        raise Version.DoesNotExist(unit.slug)
    return version


def _begin(
    plan: _Plan, unit: Unit, registration: Registration, *, seed: int, at: datetime
) -> Attempt:
    """Lay out the questions with an empty answer for each, and note the start."""
    paper = pools.paper(unit, plan.version, person=registration.person_id, seed=seed)
    questions = [one.question for one in paper]
    ends = availability.ends(plan.rules, start=at)
    attempt = Attempt.objects.create(
        registration=registration,
        person_id=registration.person_id,
        unit=unit,
        version=plan.version,
        number=plan.number,
        seed=seed,
        questions=content.questions_to_json(questions),
        rules=plan.rules.to_json(),
        started_at=at,
        deadline_at=ends.deadline_at,
        grace_until_at=ends.grace_until_at,
        is_makeup=plan.offer.is_makeup,
        out_of=sum(question.points for question in questions),
    )
    _lay_out(attempt, paper, at=at)
    registrations.touch(registration, at=at)
    _note(attempt, _facts(attempt), at=at)
    return attempt


def _lay_out(attempt: Attempt, paper: Sequence[Candidate], *, at: datetime) -> None:
    Answer.objects.bulk_create(
        Answer(
            attempt=attempt,
            question=one.question.id,
            version_id=one.version,
            fingerprint=one.fingerprint,
            saved_at=at,
        )
        for one in paper
    )


def _facts(attempt: Attempt) -> dict[str, object]:
    facts: dict[str, object] = {
        "unit": attempt.unit_id,
        "version": attempt.version_id,
        "number": attempt.number,
        "seed": attempt.seed,
    }
    return facts | ({"is_makeup": True} if attempt.is_makeup else {})


def _note(attempt: Attempt, facts: Mapping[str, object], *, at: datetime) -> None:
    person = attempt.registration.person
    change = record.Change(new=facts)
    record.event(
        "attempt-started", attempt, at=at, by=person, about=person, change=change
    )
