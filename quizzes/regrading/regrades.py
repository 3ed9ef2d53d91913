"""Correcting how a wording was marked: tried out first, then done for good."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import transaction

from courses.models import Unit
from jobs import running
from jobs.models import Job
from ledger import record
from ledger.models import Event
from people.models import Person
from quizzes import content, endings, marking, works
from quizzes.corrections import Choice
from quizzes.models import Answer, Attempt, AttemptQuerySet, Regrade, Regraded
from quizzes.regrading import keys
from quizzes.scoring import Score, shown
from quizzes.works import Work

CHUNK = 100
AT_A_TIME = 20
KIND = "regrade"


class KeyIsMissing(Exception):
    """The choice needs a mended key, and this is none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a trainer wants; `key` is the question as saved with its mended key."""

    choice: Choice
    why: str
    key: Mapping[str, Any] | None = None
    may_lower: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    score: Score
    has_passed: bool | None

    @property
    def words(self) -> str:
        return f"{shown(self.score.points)} / {self.score.out_of}"

    def to_json(self) -> dict[str, object]:
        return {
            "points": str(self.score.points),
            "out_of": self.score.out_of,
            "has_passed": self.has_passed,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One attempt that a correction touches; `is_kept` where it would have fallen."""

    attempt: Attempt
    old: Result
    new: Result
    is_kept: bool
    is_stale: bool

    @property
    def is_changed(self) -> bool:
        return self.old != self.new

    @property
    def is_touched(self) -> bool:
        """Say whether anything is to be written for it."""
        return self.is_changed or self.is_kept or self.is_stale

    @property
    def is_higher(self) -> bool:
        return self.new.score.share > self.old.score.share

    @property
    def is_lower(self) -> bool:
        return self.new.score.share < self.old.score.share


def touched(unit: Unit, fingerprint: str) -> AttemptQuerySet:
    """Return the attempts of the course, handed in, that asked a wording."""
    asked = Answer.objects.filter(fingerprint=fingerprint).values("attempt")
    return Attempt.objects.valid().filter(pk__in=asked, unit__course=unit.course_id)


def draft(
    unit: Unit, asked: Mapping[str, Any], plan: Plan, *, by: Person, at: datetime
) -> Regrade:
    """Return the correction of a wording, not yet stored. Raises KeyIsMissing."""
    key = plan.key if plan.choice.needs_key else None
    if plan.choice.needs_key and (key is None or not keys.is_readable(key)):
        raise KeyIsMissing(plan.choice)
    return Regrade(
        unit=unit,
        question=asked["stem"]["id"],
        fingerprint=content.fingerprint(asked),
        choice=plan.choice,
        key=key,
        may_lower=plan.may_lower,
        why=plan.why,
        by=by,
        at=at,
    )


def dry_run(regrade: Regrade) -> Iterator[Line]:
    """Tell of each attempt what the correction would make of it; writes nothing.

    Five queries for every hundred attempts.
    """
    attempts = touched(regrade.unit, regrade.fingerprint).order_by("pk")
    found = attempts.values_list("pk", flat=True)
    for part in batched(list(found), CHUNK):
        chunk = Attempt.objects.filter(pk__in=part).select_related("person")
        yield from _lines(list(chunk.order_by("pk")), regrade)


@transaction.atomic
def apply(regrade: Regrade, *, at_once: int, title: str) -> Job | None:
    """Store the correction and bring the attempts up to date.

    More than `at_once` of them are left to a job, which is returned.
    """
    regrade = make(regrade)
    rest = pending(regrade)
    if len(rest) <= at_once:
        deque(spread(regrade, rest, at=regrade.at), maxlen=0)
        return None
    return running.ask(
        KIND,
        title=title,
        arguments={"regrade": regrade.pk},
        by=regrade.by,
        at=regrade.at,
        key=str(regrade.pk),
    )


@transaction.atomic
def make(regrade: Regrade) -> Regrade:
    """Store the correction; from now on it holds for whatever is handed in.

    Sending the same twice is once.
    """
    newest = (
        marking.corrections_in(regrade.unit_id)
        .filter(fingerprint=regrade.fingerprint)
        .select_related("unit", "by")
        .last()
    )
    if newest is not None and _said(newest) == _said(regrade):
        return newest
    regrade.save()
    change = record.Change(
        new={
            "question": regrade.question,
            "fingerprint": regrade.fingerprint,
            "choice": regrade.choice,
            "may_lower": regrade.may_lower,
        },
        why=regrade.why,
    )
    record.event("key-corrected", regrade, at=regrade.at, by=regrade.by, change=change)
    return regrade


def _said(regrade: Regrade) -> tuple[object, ...]:
    return regrade.by_id, regrade.choice, regrade.key, regrade.may_lower, regrade.why


def pending(regrade: Regrade) -> list[int]:
    """Return the keys of the attempts it has not come to yet."""
    attempts = touched(regrade.unit, regrade.fingerprint)
    open_ = attempts.filter(submitted_at__lt=regrade.at)
    rest = open_.exclude(pk__in=regrade.touched.values("attempt"))
    return list(rest.order_by("pk").values_list("pk", flat=True))


def spread(regrade: Regrade, pending: Sequence[int], *, at: datetime) -> Iterator[int]:
    """Bring the attempts up to date, a few in a transaction; tell how many are."""
    done = 0
    for part in batched(pending, AT_A_TIME):
        _spread(regrade, part, at=at)
        done += len(part)
        yield done


@transaction.atomic
def _spread(regrade: Regrade, part: Sequence[int], *, at: datetime) -> None:
    """Correct what nobody has meanwhile: a try that was given up may still run."""
    locked = Attempt.objects.select_for_update(of=("self",)).filter(pk__in=part)
    known = list(locked.select_related("registration__person").order_by("pk"))
    done = set(regrade.touched.filter(attempt__in=part).values_list("attempt_id"))
    attempts = [attempt for attempt in known if (attempt.pk,) not in done]
    lines = [line for line in _lines(attempts, regrade) if line.is_touched]
    for line in lines:
        endings.settle(line.attempt, at=at)
    Regraded.objects.bulk_create([_row(regrade, line) for line in lines])
    record.events(_event(regrade, line, at=at) for line in lines if line.is_changed)


def _lines(attempts: Sequence[Attempt], regrade: Regrade) -> Iterator[Line]:
    """Reckon each attempt with all corrections there are, a new one as the last."""
    everything = works.of_several(attempts)
    wordings = {
        work.answer.fingerprint
        for done in everything.values()
        for work in done.values()
    }
    made = marking.corrections_in(regrade.unit_id).filter(fingerprint__in=wordings)
    known = [*made] if regrade.pk else [*made, regrade]
    for attempt in attempts:
        yield _line(attempt, everything[attempt.pk], known, regrade)


def _line(
    attempt: Attempt,
    done: Mapping[str, Work],
    known: Sequence[Regrade],
    regrade: Regrade,
) -> Line:
    settled = marking.reckon(attempt, done, known)
    score = marking.result(attempt, settled.verdicts.values())
    is_waiting = any(one.is_waiting for one in settled.verdicts.values())
    has_passed = None if is_waiting else score.passes(attempt.agreed)
    corrected = {
        id_
        for id_, work in done.items()
        if work.answer.fingerprint == regrade.fingerprint
    }
    return Line(
        attempt=attempt,
        old=Result(attempt.score, attempt.has_passed),
        new=Result(score, has_passed),
        is_kept=bool(corrected & settled.kept),
        is_stale=any(
            marking.exact(settled.verdicts[id_]) != done[id_].answer.exact
            for id_ in corrected
        ),
    )


def _row(regrade: Regrade, line: Line) -> Regraded:
    return Regraded(
        regrade=regrade,
        attempt=line.attempt,
        old_exact=str(line.old.score.points),
        old_out_of=line.old.score.out_of,
        old_has_passed=line.old.has_passed,
        new_exact=str(line.new.score.points),
        new_out_of=line.new.score.out_of,
        new_has_passed=line.new.has_passed,
    )


def _event(regrade: Regrade, line: Line, *, at: datetime) -> Event:
    change = record.Change(
        old=line.old.to_json(),
        new={**line.new.to_json(), "regrade": regrade.pk},
        why=regrade.why,
    )
    about = line.attempt.registration.person
    return record.draft(
        "attempt-regraded",
        line.attempt,
        at=at,
        by=regrade.by,
        about=about,
        change=change,
    )
