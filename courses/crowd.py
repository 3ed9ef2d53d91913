"""Enrolling and registering many people at once."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from courses import registrations
from courses.models import Course, Enrolment, Module, Registration
from ledger import record
from people.models import Person


@transaction.atomic
def enrol(
    course: Course, *, people: Collection[Person], by: Person | None, at: datetime
) -> None:
    """Enrol those who are not in the course yet."""
    running = Enrolment.objects.filter(course=course, until__isnull=True)
    known = set(running.filter(person__in=people).values_list("person_id", flat=True))
    made = Enrolment.objects.bulk_create(
        Enrolment(
            course=course, person=person, source=Enrolment.Source.ASSIGNMENT, since=at
        )
        for person in people
        if person.pk not in known
    )
    record.events(
        record.draft("enrolled", one, at=at, by=by, about=one.person) for one in made
    )


@transaction.atomic
def leave(enrolments: Iterable[Enrolment], *, by: Person | None, at: datetime) -> None:
    """End the enrolments. What was read and earned stays."""
    ended = list(enrolments)
    Enrolment.objects.filter(pk__in=[one.pk for one in ended]).update(until=at)
    record.events(
        record.draft(
            "enrolment-ended", one, at=at, by=by, about=Person(pk=one.person_id)
        )
        for one in ended
    )


@transaction.atomic
def register(
    module: Module, *, people: Collection[Person], at: datetime
) -> dict[int, Registration]:
    """Return each person's full pass through the module, opening what is missing.

    The running pass comes first, else the last one that was completed. The rows are
    locked, so that nobody completes one while something is hung on it.
    """
    known = _passes(module, people)
    units = registrations.required_units(module)
    made = Registration.objects.bulk_create(
        Registration(person=person, module=module, number=1, units=units, opened_at=at)
        for person in people
        if person.pk not in known
    )
    change = record.Change(new={"module": module.slug, "units": units})
    record.events(
        record.draft("registered", one, at=at, about=one.person, change=change)
        for one in made
    )
    return known | {one.person_id: one for one in made}


@transaction.atomic
def open_new(
    module: Module,
    *,
    people: Collection[Person],
    at: datetime,
    units: dict[str, int] | None = None,
) -> dict[int, Registration]:
    """Open each a further pass; with `units` given they are deltas of only those.

    Who is in a full pass through the module goes on in that one.
    """
    running = {} if units else _running(module, people)
    numbers = _numbers(module, people)
    required = units or registrations.required_units(module)
    made = Registration.objects.bulk_create(
        Registration(
            person=person,
            module=module,
            number=numbers.get(person.pk, 0) + 1,
            units=required,
            is_delta=units is not None,
            opened_at=at,
        )
        for person in people
        if person.pk not in running
    )
    change = record.Change(new={"module": module.slug, "units": required})
    record.events(
        record.draft("registered", one, at=at, about=one.person, change=change)
        for one in made
    )
    return running | {one.person_id: one for one in made}


def _running(module: Module, people: Collection[Person]) -> dict[int, Registration]:
    mine = Registration.objects.open().select_for_update()
    found = mine.filter(module=module, person__in=people, is_delta=False)
    return {one.person_id: one for one in found}


def _numbers(module: Module, people: Collection[Person]) -> dict[int, int]:
    mine = Registration.objects.filter(module=module, person__in=people)
    return dict(mine.values_list("person").annotate(Max("number")))


def _passes(module: Module, people: Collection[Person]) -> dict[int, Registration]:
    mine = Registration.objects.select_for_update().filter(
        module=module, person__in=people, is_delta=False
    )
    ordered = sorted(mine, key=lambda one: (one.completed_at is None, one.number))
    return {one.person_id: one for one in ordered}
