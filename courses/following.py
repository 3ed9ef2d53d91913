"""Keeps running passes through a module in step with what is published."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from courses import progress, registrations
from courses.models import Completion, Module, Registration
from ledger import record
from ledger.models import Event


@transaction.atomic
def follow(module: Module, *, at: datetime) -> list[Registration]:
    """Let every running pass ask for what the module asks for now.

    A raised edition asks for the unit again; what was completed stays as it is, and
    so do deltas, which ask for the units they were opened for. A pass that has
    nothing left to do is completed by the last thing that was done in it.
    """
    required = registrations.required_units(module)
    running = Registration.objects.open().filter(module=module, is_delta=False)
    behind = [
        one for one in running.select_for_update() if required != one.units and required
    ]
    record.events(_event(one, required, at=at) for one in behind)
    for one in behind:
        one.units = required
    Registration.objects.bulk_update(behind, ["units"], batch_size=500)
    _complete(behind, at=at)
    return behind


def _event(
    registration: Registration, required: dict[str, int], *, at: datetime
) -> Event:
    change = record.Change(old={"units": registration.units}, new={"units": required})
    return record.draft("followed", registration, at=at, change=change)


def _complete(behind: Iterable[Registration], *, at: datetime) -> None:
    """Complete the passes whose last missing unit has been taken out."""
    ids = [one.pk for one in behind]
    last = {
        completion.registration_id: completion
        for completion in Completion.objects.filter(registration__in=ids)
        .select_related("registration__person", "registration__module__course__release")
        .order_by("completed_at", "pk")
    }
    for completion in last.values():
        registration = completion.registration
        progress.close_if_done(registration, completion=completion, at=at)
