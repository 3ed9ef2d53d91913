"""The contents of courses as one person stands in them: two queries, however long."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F

from courses import registrations
from courses.models import Course, Enrolment, Module, Registration, Unit
from courses.outline import State, outline


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
    """The units of a course in order; `registrations` are the person's, by module."""

    course: Course
    entries: tuple[Entry, ...]
    registrations: Mapping[int, Registration]

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
    units = _units([course], with_versions=with_versions)
    if enrolment is None:
        return _preview(course, units)
    standings = _standings([course.pk], enrolment.person_id)
    return _contents(course, units, standings, is_open=is_teaching)


def of_courses(courses: Iterable[Course], *, person_id: int) -> dict[int, Contents]:
    """Return the contents of courses the person is enrolled in, by course."""
    known = list(courses)
    units = _units(known)
    standings = _standings([course.pk for course in known], person_id)
    return {
        course.pk: _contents(
            course, [unit for unit in units if unit.course_id == course.pk], standings
        )
        for course in known
    }


@dataclass(frozen=True, slots=True)
class _Standing:
    registration: Registration
    done: Collection[int]


def _units(courses: Iterable[Course], *, with_versions: bool = False) -> list[Unit]:
    by_key = {course.pk: course for course in courses}
    units = Unit.objects.current().filter(course__in=by_key).in_order()
    units = units.select_related("module")
    if with_versions:
        units = units.select_related("version").defer("version__source")
    modules: dict[int, Module] = {}
    for unit in units:
        unit.course = by_key[unit.course_id]
        unit.module = modules.setdefault(unit.module_id, unit.module)
        unit.module.course = unit.course
    return list(units)


def _standings(course_keys: list[int], person_id: int) -> dict[int, _Standing]:
    """Return where the person stands in each module she has begun, in one query."""
    rows = Registration.objects.filter(
        person_id=person_id, module__course__in=course_keys
    ).annotate(
        done_unit=F("completions__unit_id"), done_edition=F("completions__edition")
    )
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
    return _Standing(current, units)


def _done_in(registration: Registration, done: set[tuple[int, int]]) -> set[int]:
    least = registration.required_editions
    return {unit for unit, edition in done if unit and edition >= least.get(unit, 1)}


def _contents(
    course: Course,
    units: list[Unit],
    standings: Mapping[int, _Standing],
    *,
    is_open: bool = False,
) -> Contents:
    steps = outline(
        [unit.pk for unit in units],
        done={key for standing in standings.values() for key in standing.done},
        optional={unit.pk for unit in units if unit.is_optional},
        is_in_order=course.sequence == Course.Sequence.IN_ORDER and not is_open,
    )
    mine = {module: standing.registration for module, standing in standings.items()}
    states = [step.state for step in steps]
    return Contents(course, _entries(units, states), mine)


def _preview(course: Course, units: list[Unit]) -> Contents:
    return Contents(course, _entries(units, [State.TODO] * len(units)), {})


def _entries(units: list[Unit], states: list[State]) -> tuple[Entry, ...]:
    entries = []
    places: dict[int, int] = {}
    for unit, state in zip(units, states, strict=True):
        places[unit.module_id] = places.get(unit.module_id, 0) + 1
        entries.append(Entry(unit, places[unit.module_id], state))
    return tuple(entries)
