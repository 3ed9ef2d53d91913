"""Lists all that was done in a pass through a module, each with its text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from courses.models import Registration
from people.models import Person
from training.models import Certificate, Period
from training.seen import records
from training.seen.records import KINDS, Sight


@dataclass(frozen=True, slots=True)
class Listing:
    """Whose records, what of, and the records by unit, the oldest first."""

    person: Person
    title: str
    course_id: int
    sights: Sequence[Sight]


class NoSuchListing(Exception):
    """There is no pass or certificate with this key."""


def of_pass(key: int) -> Listing:
    found = _passes().filter(pk=key).first()
    if found is None:
        raise NoSuchListing(key)
    module = found.module
    sights = in_order(of([found.pk]))
    return Listing(found.person, module.title, module.course_id, sights)


def of_period(key: int) -> Listing:
    """Return what was done in the pass that serves a period."""
    found = Period.objects.filter(pk=key).values_list("registration_id", flat=True)
    if not found:
        raise NoSuchListing(key)
    return of_pass(found[0])


def of_certificate(key: int) -> Listing:
    """Return what a certificate was earned by: one pass, or all in the course."""
    known = Certificate.objects.select_related("person", "module")
    found = known.filter(pk=key).first()
    if found is None:
        raise NoSuchListing(key)
    mine = [found.registration_id]
    if found.module_id is None:
        course = _passes().filter(person=found.person, module__course=found.course_id)
        mine = list(course.values_list("pk", flat=True))
    sights = in_order(of(mine, until=found.earned_at))
    title = f"{found.module_title or found.course_title} {found.serial}"
    return Listing(found.person, title, found.course_id, sights)


def of(passes: Iterable[int], *, until: datetime | None = None) -> Iterator[Sight]:
    """Yield every record of the passes; one query for each kind of record."""
    keys = list(passes)
    for kind, told in KINDS.items():
        rows = records.told(kind).filter(registration__in=keys)
        if until is not None:
            rows = rows.filter(**{f"{told.columns[0][0]}__lte": until})
        heavy = ("version__source", "version__data", "version__pictures")
        for row in rows.defer(*heavy).order_by("pk"):
            yield records.sight(kind, row)


def in_order(sights: Iterable[Sight]) -> list[Sight]:
    return sorted(sights, key=_place)


def _place(sight: Sight) -> tuple[int, int, int, datetime]:
    unit, moment = sight.unit, sight.moments[0][1]
    return sight.registration.module.position, unit.position, unit.pk, moment


def _passes() -> QuerySet[Registration]:
    return Registration.objects.select_related("person", "module")
