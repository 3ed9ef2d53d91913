"""Recording what a trainee has done."""

from datetime import datetime

from django.db import transaction

from courses import registrations, signals
from courses.models import Completion, Registration, Rendering, Version
from ledger import record


class UnitOfAnotherModule(Exception):
    """The unit is no part of the module that this registration runs through."""


@transaction.atomic
def complete(
    version: Version,
    *,
    registration: Registration,
    at: datetime,
    rendering: Rendering | None = None,
) -> Completion:
    """Record that a unit is done. Doing it twice keeps the first time."""
    if version.unit.module_id != registration.module_id:
        raise UnitOfAnotherModule(version.unit.slug)
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    registrations.touch(registration, at=at)
    completion, is_new = Completion.objects.get_or_create(
        registration=registration,
        unit_id=version.unit_id,
        edition=version.edition,
        defaults={"version": version, "rendering": rendering, "completed_at": at},
    )
    if is_new:
        _record(completion, at=at)
        close_if_done(registration, completion=completion, at=at)
    return completion


def _record(completion: Completion, *, at: datetime) -> None:
    change = record.Change(
        new={
            "unit": completion.unit_id,
            "version": completion.version_id,
            "edition": completion.edition,
        }
    )
    person = completion.registration.person
    record.event("completed", completion, at=at, by=person, about=person, change=change)


def close_if_done(
    registration: Registration, *, completion: Completion, at: datetime
) -> bool:
    """Complete the pass when every required unit is done in a recent enough edition.

    A pass that requires nothing, as through an appendix, is never complete.
    """
    if registration.completed_at is not None or not registration.units:
        return False
    if missing(registration):
        return False
    registration.completed_at = at
    registration.release = registration.module.course.release
    registration.save(update_fields=["completed_at", "release"])
    person = registration.person
    record.event("module-completed", registration, at=at, by=person, about=person)
    signals.module_completed.send(
        Registration, registration=registration, completion=completion, at=at
    )
    return True


def missing(registration: Registration) -> set[int]:
    """Return the ids of the required units that are not yet done."""
    done = registration.completions.values_list("unit_id", "edition")
    required = registration.required_editions
    is_done = {
        unit_id for unit_id, edition in done if edition >= required.get(unit_id, 1)
    }
    return set(required) - is_done


def done_units(registration: Registration | None) -> set[int]:
    """Return the ids of all units done in the pass, required or not."""
    if registration is None:
        return set()
    editions = registration.required_editions
    rows = registration.completions.values_list("unit_id", "edition")
    return {unit for unit, edition in rows if edition >= editions.get(unit, 1)}
