"""Gathers who learnt how many minutes in which module, in a few queries.

The rule is that of the personal record: a pass through a module that was completed in
the span counts what its required units say they take, each unit once; evidence of what
was learnt elsewhere counts the minutes that were recorded with it. What counts as equal
to another module was learnt there, and its minutes are counted there.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet

from courses.models import Completion, Course, Module, Registration
from reports import asked
from reports.hours.form import HoursFilters
from reports.hours.sums import Piece
from training import days
from training.access import Reach
from training.models import Evidence, PathStep

CHUNK = 2000


def passes(filters: HoursFilters, *, reach: Reach) -> QuerySet[Registration]:
    """Return the passes that were completed in the span, as far as was known."""
    found = Registration.objects.filter(
        completed_at__gte=days.start_of(filters.since),
        completed_at__lt=days.end_of(filters.until),
        completed_at__lte=filters.at,
    )
    return _narrowed(found, filters, reach)


def evidence(filters: HoursFilters, *, reach: Reach) -> QuerySet[Evidence]:
    learnt = Evidence.objects.exclude(source=Evidence.Source.EQUIVALENCE)
    found = learnt.filter(
        completed_on__gte=filters.since,
        completed_on__lte=filters.until,
        recorded_at__lte=filters.at,
    )
    return _narrowed(found, filters, reach)


def _narrowed[Rows: QuerySet[Any]](
    found: Rows, filters: HoursFilters, reach: Reach
) -> Rows:
    seen = found.filter(reach.read_of(at=filters.at), asked.employed(filters))
    return asked.of_people(seen.filter(_of_what(filters)), filters)


def _of_what(filters: HoursFilters) -> Q:
    what = filters.what
    if what is None:
        return Q()
    if isinstance(what, Course):
        return Q(module__course=what)
    if isinstance(what, Module):
        return Q(module=what)
    steps = PathStep.objects.filter(path=what)
    whole = steps.filter(module=None).values("course")
    return Q(module__in=steps.values("module")) | Q(module__course__in=whole)


def pieces(
    found: QuerySet[Registration], elsewhere: QuerySet[Evidence]
) -> Iterator[Piece]:
    yield from _here(found)
    rows = elsewhere.values_list("person_id", "module_id", "minutes")
    for person, module, minutes in rows.iterator(chunk_size=CHUNK):
        yield Piece(person, module, minutes, is_elsewhere=True)


def _here(found: QuerySet[Registration]) -> Iterator[Piece]:
    done = Completion.objects.filter(registration__in=found)
    rows = done.order_by("registration_id", "edition").values_list(
        "registration_id",
        "registration__person_id",
        "registration__module_id",
        "registration__units",
        "unit_id",
        "version__minutes",
    )
    known = groupby(rows.iterator(chunk_size=CHUNK), key=itemgetter(0))
    for _key, mine in known:
        yield _piece(list(mine))


def _piece(rows: Sequence[tuple[Any, ...]]) -> Piece:
    """Count each required unit once; of two editions the later one."""
    counted = {
        unit: minutes for *_, required, unit, minutes in rows if str(unit) in required
    }
    _key, person, module, *_ = rows[0]
    return Piece(person, module, sum(counted.values()))
