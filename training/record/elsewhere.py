"""The lines of a record that come from evidence of what was learnt elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from courses.models import Module
from people.models import Person
from training import days, words
from training.models import Evidence, Period
from training.record.line import Line
from training.record.passes import TOLD
from training.status import Status
from training.words import Mark


def lines(person: Person, *, at: datetime) -> list[Line]:
    """Return a line for each piece that was recorded by the moment."""
    known = Evidence.objects.filter(person=person, recorded_at__lte=at)
    pieces = list(
        known.select_related(
            "module__course", "equivalence__was__course", "equivalence__now"
        )
    )
    marks = _marks(pieces, at=at)
    return [_line(one, marks[one.pk]) for one in pieces]


def _line(one: Evidence, mark: Mark) -> Line:
    here = one.module if one.source == Evidence.Source.EQUIVALENCE else None
    if here is not None:
        return _equal(one, here, mark)
    return Line(
        at=days.start_of(one.completed_on),
        course=one.provider,
        title=one.title,
        mark=mark,
        minutes=one.minutes,
        source=_("Recorded from elsewhere"),
        evidence=one.pk,
    )


def _equal(one: Evidence, module: Module, mark: Mark) -> Line:
    """Return the line of what counts as equal; its minutes stand where it is from."""
    return Line(
        at=days.start_of(one.completed_on),
        course=module.course.title,
        title=module.title,
        mark=mark,
        source=_("Counted as equal, for “%(title)s”") % {"title": words.equal(one)},
        evidence=one.pk,
        is_equal=True,
    )


def _marks(pieces: Sequence[Evidence], *, at: datetime) -> dict[int, Mark]:
    """Say what each counts for now; what counts for nothing here is simply done."""
    found: dict[int, set[str]] = {one.pk: set() for one in pieces}
    periods = Period.objects.opened(at=at).with_status(at=at)
    for period in periods.filter(evidence__in=pieces):
        found[period.evidence_id or 0].add(period.status)
    return {key: _mark(statuses) for key, statuses in found.items()}


def _mark(statuses: set[str]) -> Mark:
    status = next((one for one in TOLD if one in statuses), Status.DONE)
    return Mark(words.STATES[status], str(words.LABELS[status]))
