"""The contents of courses as one person stands in them: two queries, however long."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from django.db.models import F, QuerySet

from courses import gates, registrations
from courses.gates import Known, Lock
from courses.models import Course, Enrolment, Module, Registration, Unit
from courses.outline import State, outline
from web.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit, its place in its module counted from 1, and how far the person is."""

    unit: Unit
    place: int
    state: State


@dataclass(frozen=True, slots=True)
class Chapter:
    module: Module
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The units of a course in order; `registrations` are the person's, by module.

    `locks` say by module why it is closed, where something else must be done first.
    """

    course: Course
    entries: tuple[Entry, ...]
    registrations: Mapping[int, Registration]
    locks: Mapping[int, Sequence[Lock]] = field(default_factory=dict)

    @property
    def chapters(self) -> list[Chapter]:
        parts = groupby(self.entries, key=lambda entry: entry.unit.module)
        return [Chapter(module, tuple(entries)) for module, entries in parts]

    @property
    def required(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.unit.is_optional]

    @property
    def done_count(self) -> int:
        return sum(entry.state is State.DONE for entry in self.required)

    @property
    def is_finished(self) -> bool:
        return all(entry.state is State.DONE for entry in self.required)

    @property
    def minutes(self) -> int:
        return sum(entry.unit.minutes for entry in self.required)

    @property
    def now(self) -> Entry | None:
        """Return the first unit left to do, if there is one."""
        here = (entry for entry in self.entries if entry.state is State.NOW)
        return next(here, None)

    def entry(self, unit_slug: str) -> Entry | None:
        found = (entry for entry in self.entries if entry.unit.slug == unit_slug)
        return next(found, None)

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """Return the entries before and after it."""
        place = self.entries.index(entry)
        before = self.entries[place - 1] if place else None
        after = self.entries[place + 1 : place + 2]
        return before, after[0] if after else None

    def locks_of(self, unit: Unit) -> Sequence[Lock]:
        """Return why the unit's module is closed to the person; mostly nothing."""
        return self.locks.get(unit.module_id, ())

    def registration_of(self, unit: Unit) -> Registration | None:
        return self.registrations.get(unit.module_id)


def of(
    course: Course,
    enrolment: Enrolment | None,
    *,
    is_teaching: bool = False,
    with_versions: bool = False,
) -> Contents:
    """Return the contents for who is enrolled, else a preview; a trainer's are open."""
    is_gated = enrolment is not None and not is_teaching
    asked = _asked(gates.known() if is_gated else (), with_versions=with_versions)
    units = _placed(asked.objects(course=course.pk), {course.pk: course})
    if enrolment is None:
        return _preview(course, units)
    rows = REGISTRATIONS.objects(course=course.pk, person=enrolment.person_id)
    standings = _standings(rows)
    locks = _locks(units, standings, enrolment.person_id)
    return _contents(course, units, standings, locks, is_open=is_teaching)


def of_courses(courses: Iterable[Course], *, person_id: int) -> dict[int, Contents]:
    """Return the contents of courses the person is enrolled in, by course."""
    known = {course.pk: course for course in courses}
    units = _placed(_units([*known], gates.known()), known)
    standings = _standings(_registrations([*known], person=person_id))
    locks = _locks(units, standings, person_id)
    by_course: dict[int, list[Unit]] = {key: [] for key in known}
    for unit in units:
        by_course[unit.course_id].append(unit)
    return {
        key: _contents(course, by_course[key], standings, locks)
        for key, course in known.items()
    }


@dataclass(frozen=True, slots=True)
class _Standing:
    registration: Registration
    done: Collection[int]
    is_begun: bool


def _units(courses: Collection[int], known: Known) -> QuerySet[Unit]:
    units = Unit.objects.current().filter(course__in=courses).in_order()
    return units.select_related("module").annotate(**gates.flags(known))


@cache
def _asked(known: Known, *, with_versions: bool) -> Prepared[Unit]:
    """Return the query for the units of one course, built once for these gates."""

    def build(*, course: int) -> QuerySet[Unit]:
        units = _units([course], known)
        if with_versions:
            units = units.select_related("version").defer("version__source")
        return units

    return Prepared(build, course=int)


def _placed(units: Iterable[Unit], courses: Mapping[int, Course]) -> list[Unit]:
    """Let all units of a module and of a course share the one object."""
    found = list(units)
    modules: dict[int, Module] = {}
    for unit in found:
        unit.course = courses[unit.course_id]
        unit.module = modules.setdefault(unit.module_id, unit.module)
        unit.module.course = unit.course
    return found


def _registrations(courses: Collection[int], *, person: int) -> QuerySet[Registration]:
    return Registration.objects.filter(
        person=person, module__course__in=courses
    ).annotate(
        done_unit=F("completions__unit_id"), done_edition=F("completions__edition")
    )


REGISTRATIONS = Prepared(
    lambda course, person: _registrations([course], person=person),
    course=int,
    person=int,
)


def _standings(rows: Iterable[Registration]) -> dict[int, _Standing]:
    """Return where the person stands in each module she has begun, from one query."""
    done: dict[int, set[tuple[int, int]]] = {}
    passes: dict[int, dict[int, Registration]] = {}
    for row in rows:
        one = vars(row)
        done.setdefault(row.pk, set()).add((one["done_unit"], one["done_edition"]))
        passes.setdefault(row.module_id, {})[row.pk] = row
    return {
        module_id: _standing(registrations.by_preference(mine.values()), done)
        for module_id, mine in passes.items()
    }


def _standing(
    mine: list[Registration], done: Mapping[int, set[tuple[int, int]]]
) -> _Standing:
    """Read off the preferred pass; beside a delta, the pass it is a delta to."""
    current = mine[0]
    units = _done_in(current, done[current.pk])
    full = next((one for one in mine if not one.is_delta), None)
    if current.is_delta and full is not None:
        before = _done_in(full, done[full.pk])
        units |= before - set(current.required_editions)
    return _Standing(current, units, any(one.started_at for one in mine))


def _locks(
    units: Iterable[Unit], standings: Mapping[int, _Standing], person_id: int
) -> Mapping[int, Sequence[Lock]]:
    begun = (module for module, standing in standings.items() if standing.is_begun)
    return gates.locks(units, person_id=person_id, begun=begun)


def _done_in(registration: Registration, done: set[tuple[int, int]]) -> set[int]:
    least = registration.required_editions
    return {unit for unit, edition in done if unit and edition >= least.get(unit, 1)}


def _contents(
    course: Course,
    units: list[Unit],
    standings: Mapping[int, _Standing],
    locks: Mapping[int, Sequence[Lock]],
    *,
    is_open: bool = False,
) -> Contents:
    steps = outline(
        [unit.pk for unit in units],
        done={key for standing in standings.values() for key in standing.done},
        optional={unit.pk for unit in units if unit.is_optional},
        closed={unit.pk for unit in units if unit.module_id in locks},
        is_in_order=course.sequence == Course.Sequence.IN_ORDER and not is_open,
    )
    mine = {module: standing.registration for module, standing in standings.items()}
    states = [step.state for step in steps]
    return Contents(course, _entries(units, states), mine, locks)


def _preview(course: Course, units: list[Unit]) -> Contents:
    return Contents(course, _entries(units, [State.TODO] * len(units)), {})


def _entries(units: list[Unit], states: list[State]) -> tuple[Entry, ...]:
    entries = []
    places: dict[int, int] = {}
    for unit, state in zip(units, states, strict=True):
        places[unit.module_id] = places.get(unit.module_id, 0) + 1
        entries.append(Entry(unit, places[unit.module_id], state))
    return tuple(entries)
