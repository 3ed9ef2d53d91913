"""What the host does: opens a session, shows its activities, reveals, locks, closes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from activities import content
from activities.models import Stage, Workshop
from activities.workshops import codes, revisions
from courses.models import Course, Version
from ledger import record
from people.models import Cohort, Person


class SessionIsClosed(Exception):
    """Nothing can be shown or changed in it any more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is to be: of which course, for one cohort or for everybody."""

    course: Course
    cohort: Cohort | None = None
    allows_guests: bool = False


@transaction.atomic
def open_session(plan: Plan, *, host: Person, at: datetime) -> Workshop:
    workshop = Workshop.objects.create(
        course=plan.course,
        cohort=plan.cohort,
        host=host,
        code=_free_code(),
        allows_guests=plan.allows_guests,
        opened_at=at,
    )
    what = {"course": plan.course.pk, "guests": plan.allows_guests}
    _record("workshop-opened", workshop, by=host, at=at, what=what)
    return workshop


@transaction.atomic
def close(workshop: Workshop, *, by: Person, at: datetime) -> None:
    """End it for good. What people made of it stays."""
    open_ones = Workshop.objects.filter(pk=workshop.pk, closed_at__isnull=True)
    if open_ones.update(closed_at=at):
        revisions.turned(workshop.pk)
        _record("workshop-closed", workshop, by=by, at=at)


@transaction.atomic
def show(workshop: Workshop, version: Version, *, at: datetime) -> Stage:
    """Put an activity on the wall; it keeps the wording that it was shown in."""
    _see_that_it_is_open(workshop)
    stage, _is_new = Stage.objects.get_or_create(
        workshop=workshop,
        unit=version.unit,
        defaults={"version": version, "opened_at": at},
    )
    Workshop.objects.filter(pk=workshop.pk).update(stage=stage)
    revisions.turned(workshop.pk)
    return stage


@transaction.atomic
def reveal(stage: Stage) -> None:
    """Show the next part of the result; the phones have no part in it."""
    _see_that_it_is_open(stage.workshop)
    hidden = Stage.objects.filter(pk=stage.pk, revealed__lt=steps(stage))
    if hidden.update(revealed=F("revealed") + 1):
        revisions.changed(stage.workshop_id)


@transaction.atomic
def hide(stage: Stage) -> None:
    """Take the whole result off the wall."""
    _see_that_it_is_open(stage.workshop)
    if Stage.objects.filter(pk=stage.pk, revealed__gt=0).update(revealed=0):
        revisions.changed(stage.workshop_id)


@transaction.atomic
def lock(stage: Stage, *, is_locked: bool) -> None:
    """Take no more answers for the activity, or take them again."""
    _see_that_it_is_open(stage.workshop)
    other = Stage.objects.filter(pk=stage.pk, is_locked=not is_locked)
    if other.update(is_locked=is_locked):
        revisions.turned(stage.workshop_id)


@transaction.atomic
def count_down(stage: Stage, *, minutes: int, at: datetime) -> None:
    """Start the clock that everybody sees; 0 minutes take it away."""
    _see_that_it_is_open(stage.workshop)
    ends_at = at + timedelta(minutes=minutes) if minutes else None
    Stage.objects.filter(pk=stage.pk).update(ends_at=ends_at)
    revisions.turned(stage.workshop_id)


def steps(stage: Stage) -> int:
    """Count the parts in which the result is revealed: one, if the kind names none."""
    return max(1, len(content.from_json(stage.version.data).task.scenes))


def _see_that_it_is_open(workshop: Workshop) -> None:
    if not Workshop.objects.filter(pk=workshop.pk, closed_at__isnull=True).exists():
        raise SessionIsClosed(workshop.code)


def _free_code() -> str:
    code = codes.drawn()
    while Workshop.objects.filter(code=code).exists():
        code = codes.drawn()
    return code


def _record(
    verb: str,
    workshop: Workshop,
    *,
    by: Person,
    at: datetime,
    what: Mapping[str, object] | None = None,
) -> None:
    record.event(verb, workshop, at=at, by=by, change=record.Change(new=what or {}))
