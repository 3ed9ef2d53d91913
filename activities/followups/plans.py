"""A person's shared plan and her looks back at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.utils import timezone

from activities import content
from activities.followups import days, states
from activities.followups.days import Looked, Promise
from activities.followups.states import State, Step
from activities.kinds.plan import Plan, review_on
from activities.kinds.plan_rows import Row
from activities.models import FollowUp, Response, ResponseQuerySet
from courses.models import Unit
from people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """An action by its name, and how far it had come."""

    name: str
    step: Step


@dataclass(frozen=True, slots=True)
class Look:
    """One look back as it was written down."""

    at: datetime
    review_on: date | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """The plan as it is shared now; `looks` are all looks back, the newest first."""

    response: Response | None
    rows: Sequence[Row]
    days: int
    looks: Sequence[Look]
    next_on: date | None

    def last(self, id_: str) -> Step:
        """Return what was told of an action last."""
        steps = (one.step for look in self.looks[:1] for one in look.told)
        return next((s for s in steps if s.id == id_), Step(id_, State.NOT_BEGUN))


def of(unit: Unit, *, person: Person) -> Followed:
    """Return what she shared last and all her looks back at plans of the unit."""
    found = FollowUp.objects.filter(response__unit=unit, person=person)
    found = found.select_related("response__version").defer("response__version__source")
    past = list(found.order_by("-written_at", "-pk"))
    looks = [_look(one) for one in past]
    response = shared_by(person).filter(unit=unit).order_by("shared_at", "pk").last()
    if response is None:
        return Followed(None, (), 0, looks, None)
    task = plan_of(response)
    return Followed(
        response=response,
        rows=task.planned(response.shared or {}),
        days=task.rules.days,
        looks=looks,
        next_on=next_day(response, past[0] if past else None),
    )


def shared_by(person: Person) -> ResponseQuerySet:
    """Return the plans that she shares now."""
    shared = Response.objects.shared().filter(
        person=person, version__data__kind=Plan.kind
    )
    return shared.select_related("version").defer("version__source")


def plan_of(response: Response) -> Plan:
    """Return what the response was asked for; its unit is a plan."""
    return cast("Plan", content.from_json(response.version.data).task)


def next_day(response: Response, last: FollowUp | None) -> date | None:
    """Return the day on which she means to look at a shared plan, if any."""
    shared_at = cast("datetime", response.shared_at)
    promise = Promise(
        shared_at=shared_at,
        shared_on=timezone.localdate(shared_at),
        days=plan_of(response).rules.days,
        review_on=review_on(response.shared or {}),
    )
    return days.next_day(promise, _looked(last) if last else None)


def _looked(one: FollowUp) -> Looked:
    return Looked(one.written_at, timezone.localdate(one.written_at), one.review_on)


def _look(one: FollowUp) -> Look:
    names = {action.id: action.name for action in plan_of(one.response).actions}
    told = (Told(names[step.id], step) for step in states.from_json(one.body))
    return Look(one.written_at, one.review_on, tuple(told))
