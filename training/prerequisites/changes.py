"""Laying down what must be done first, and lifting it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses.models import Course, Module
from ledger import record
from people.models import Person
from training.models import Need, Prerequisite
from training.prerequisites import graph
from training.prerequisites.circles import Rule
from training.prerequisites.met import Aim


class AlreadyRemoved(Exception):
    """It was lifted before."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Before `what` opens, all needs are to be met, or so many of them."""

    what: Course | Module
    needs: Sequence[Aim]
    least: int | None = None

    @property
    def course(self) -> Course:
        return self.what.course if isinstance(self.what, Module) else self.what

    @property
    def rule(self) -> Rule:
        needs = tuple(graph.thing(aim.what) for aim in self.needs)
        return Rule(graph.thing(self.what), needs)


@transaction.atomic
def add(wish: Wish, *, by: Person | None, at: datetime) -> Prerequisite:
    """Lay it down. Raises graph.Circle if nobody could ever meet it."""
    graph.check([wish.rule])
    made = Prerequisite.objects.create(
        course=wish.course,
        module=wish.what if isinstance(wish.what, Module) else None,
        least=wish.least,
        made_by=by,
        made_at=at,
    )
    Need.objects.bulk_create(
        Need(
            prerequisite=made,
            course=aim.course,
            module=aim.module,
            least_percent=aim.least_percent,
        )
        for aim in wish.needs
    )
    record.event("prerequisite-added", made, at=at, by=by, change=_change(wish))
    return made


def _change(wish: Wish) -> record.Change:
    needs = [
        {"what": record.key(aim.what), "percent": aim.least_percent}
        for aim in wish.needs
    ]
    what = record.key(wish.what)
    return record.Change(new={"what": what, "needs": needs, "least": wish.least})


@transaction.atomic
def remove(prerequisite: Prerequisite, *, by: Person | None, at: datetime) -> None:
    """Lift it; the row stays and tells that it held until then."""
    found = Prerequisite.objects.select_for_update().get(pk=prerequisite.pk)
    if found.removed_at is not None:
        raise AlreadyRemoved(found.pk)
    found.removed_at = at
    found.save(update_fields=["removed_at"])
    record.event("prerequisite-removed", found, at=at, by=by)
