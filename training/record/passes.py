"""The lines of a record that come from passes through modules on this site."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from courses.models import Completion, Registration, Release
from people.models import Person
from quizzes import reached
from training import words
from training.models import Certificate, Period
from training.record.line import Line
from training.status import Status
from training.words import Mark

# Of several periods that one pass serves, the first of these that holds is told.
TOLD = (
    Status.VALID,
    Status.EXPIRING,
    Status.GRACE,
    Status.DONE,
    Status.PENDING,
    Status.EXPIRED,
    Status.REVOKED,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a release called its modules, by their slugs."""

    number: int | None = None
    titles: dict[str, str] = field(default_factory=dict)


def lines(
    person: Person, certificates: Iterable[Certificate], *, at: datetime
) -> list[Line]:
    """Return a line for each pass that was completed, also for what has expired."""
    mine = Registration.objects.filter(person=person, completed_at__lte=at)
    passes = list(mine.select_related("module__course"))
    releases = _releases(passes)
    marks = _marks(person, passes, at=at)
    minutes = minutes_of(passes)
    scores = reached.of((one.pk for one in passes), at=at)
    serials = {one.registration_id: one.serial for one in certificates if one.module_id}
    made = []
    for one in passes:
        printed = releases.get(one.release_id, Printed())
        line = Line(
            at=one.completed_at or at,
            course=one.module.course.title,
            title=printed.titles.get(one.module.slug, one.module.title),
            mark=marks[one.pk],
            minutes=minutes.get(one.pk, 0),
            release=printed.number,
            score=scores.get(one.pk),
            certificate=serials.get(one.pk, ""),
            registration=one.pk,
        )
        made.append(line)
    return made


def _releases(passes: Iterable[Registration]) -> dict[int | None, Printed]:
    """Return what the modules were called when they were completed."""
    ids = {one.release_id for one in passes if one.release_id}
    known = Release.objects.filter(pk__in=ids)
    return {
        key: Printed(number, {one["slug"]: one["title"] for one in outline["modules"]})
        for key, number, outline in known.values_list("pk", "number", "outline")
    }


def minutes_of(passes: Iterable[Registration]) -> dict[int, int]:
    """Sum up what the required units say they take, each unit once a pass.

    Of a unit that was done in two editions, the later one counts.
    """
    required = {one.pk: one.required_editions for one in passes}
    done = Completion.objects.filter(registration__in=required).order_by("edition")
    counted: dict[int, dict[int, int]] = {}
    for key, unit, minutes in done.values_list(
        "registration_id", "unit_id", "version__minutes"
    ):
        if unit in required[key]:
            counted.setdefault(key, {})[unit] = minutes
    return {key: sum(units.values()) for key, units in counted.items()}


def _marks(
    person: Person, passes: Sequence[Registration], *, at: datetime
) -> dict[int, Mark]:
    """Say of each pass how it stands: valid, expired, followed by a later one."""
    last = {one.module_id: one.number for one in passes if not one.is_delta}
    for one in passes:
        if not one.is_delta:
            last[one.module_id] = max(last[one.module_id], one.number)
    statuses = _statuses(person, at=at)
    return {
        one.pk: _superseded()
        if not one.is_delta and one.number < last[one.module_id]
        else _mark(statuses.get(one.pk, set()))
        for one in passes
    }


def _statuses(person: Person, *, at: datetime) -> dict[int, set[str]]:
    known = Period.objects.opened(at=at).with_status(at=at).filter(person=person)
    found: dict[int, set[str]] = {}
    for period in known:
        found.setdefault(period.registration_id, set()).add(period.status)
    return found


def _mark(statuses: set[str]) -> Mark:
    """Return the best that a period says; without one it simply is completed."""
    status = next((one for one in TOLD if one in statuses), Status.DONE)
    return Mark(words.STATES[status], str(words.LABELS[status]))


def _superseded() -> Mark:
    return Mark("waived", words.renewed())
