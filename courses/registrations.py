"""Opening passes through modules and keeping open ones in step with the course."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from courses import signals
from courses.models import Module, Registration, Unit
from ledger import record
from people.models import Person


def required_units(module: Module) -> dict[str, int]:
    """Return what the module asks for today: unit id to least edition."""
    units = Unit.objects.current().filter(module=module, is_optional=False)
    rows = units.order_by("position").values_list("pk", "version__edition")
    return {str(unit_id): edition for unit_id, edition in rows}


def open_one(module: Module, *, person: Person) -> Registration | None:
    """Return the person's running pass through the module, if there is one."""
    running = Registration.objects.open().filter(person=person, module=module)
    return running.order_by("-is_delta", "number").first()


def latest(module: Module, *, person: Person) -> Registration | None:
    """Return the running pass, else the last one that was completed."""
    mine = Registration.objects.filter(person=person, module=module)
    return next(iter(by_preference(mine)), None)


def by_preference(mine: Iterable[Registration]) -> list[Registration]:
    """Return the running passes through a module, deltas first, then the past ones."""
    return sorted(mine, key=_preference)


def _preference(registration: Registration) -> tuple[bool, bool, int]:
    if registration.completed_at is None:
        return False, not registration.is_delta, registration.number
    return True, True, -registration.number


@transaction.atomic
def open_for(module: Module, *, person: Person, at: datetime) -> Registration:
    """Return the person's pass through the module, opening the first if need be.

    Who has completed the module goes on looking at that pass; a further one is
    opened only by whoever asks for renewal.
    """
    known = latest(module, person=person)
    return known or open_new(module, person=person, at=at)


@transaction.atomic
def open_new(
    module: Module,
    *,
    person: Person,
    at: datetime,
    units: dict[str, int] | None = None,
) -> Registration:
    """Open a further pass; with `units` given it is a delta of only those."""
    mine = Registration.objects.filter(person=person, module=module)
    number = (mine.aggregate(last=Max("number"))["last"] or 0) + 1
    registration = Registration.objects.create(
        person=person,
        module=module,
        number=number,
        units=required_units(module) if units is None else units,
        is_delta=units is not None,
        opened_at=at,
    )
    change = record.Change(new={"module": module.slug, "units": registration.units})
    record.event("registered", registration, at=at, about=person, change=change)
    return registration


@transaction.atomic
def touch(registration: Registration, *, at: datetime) -> None:
    """Note the first thing a person does in a pass; later ones change nothing."""
    if registration.started_at is not None:
        return
    registration.started_at = at
    registration.save(update_fields=["started_at"])
    record.event("started", registration, at=at, about=registration.person)
    signals.module_started.send(Registration, registration=registration, at=at)
