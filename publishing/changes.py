"""What a publication would change, and for how many people."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from courses.models import Completion, Course, Registration, Unit
from publishing.manuscript import Manuscript, Sheet


class What(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    RAISED = "raised"
    RENAMED = "renamed"
    MOVED = "moved"
    RETURNED = "returned"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What happens to one unit; `was` is the name it had, `unit_id` its row, if any."""

    slug: str
    title: str
    module: str
    what: tuple[What, ...]
    was: str = ""
    unit_id: int | None = None
    edition: int = 1


@dataclass(frozen=True, slots=True)
class Touched:
    """How many people learn with what changes, must do it again, or stay done."""

    learning: int = 0
    again: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    is_first: bool
    is_same: bool
    units: tuple[UnitChange, ...]
    touched: Touched


def of(manuscript: Manuscript) -> Changes:
    """Compare the manuscript with what is published now."""
    course = Course.objects.select_related("release").filter(slug=manuscript.slug)
    current = course.first()
    if current is None or current.release is None:
        units = tuple(_new(sheet) for sheet in manuscript.sheets)
        return Changes(is_first=True, is_same=False, units=units, touched=Touched())
    changes = tuple(between(current, manuscript))
    return Changes(
        is_first=False,
        is_same=current.release.digest == manuscript.digest,
        units=changes,
        touched=touched(current, changes),
    )


def between(course: Course, manuscript: Manuscript) -> Iterator[UnitChange]:
    """Yield what happens to each unit, in the order of the course, then the lost."""
    units = Unit.objects.filter(course=course).select_related("module", "version")
    known = {unit.slug: unit for unit in units}
    matched = match(known, manuscript.sheets)
    modules = {one.slug: one.was or one.slug for one in manuscript.contents.chapters}
    for sheet in manuscript.sheets:
        unit = matched.get(sheet.slug)
        change = _change(unit, sheet, modules) if unit else _new(sheet)
        if change.what:
            yield change
    kept = {unit.pk for unit in matched.values()}
    for unit in known.values():
        if unit.pk not in kept and unit.archived_at is None:
            yield UnitChange(unit.slug, unit.title, unit.module.slug, (What.ARCHIVED,))


def match(known: Mapping[str, Unit], sheets: Collection[Sheet]) -> dict[str, Unit]:
    """Return for each slug the row it continues: that of its old name, or its own."""
    found = {
        sheet.slug: known[sheet.draft.was]
        for sheet in sheets
        if sheet.slug not in known and sheet.draft.was in known
    }
    taken = {unit.pk for unit in found.values()}
    for sheet in sheets:
        unit = known.get(sheet.slug)
        if unit and unit.pk not in taken:
            found[sheet.slug] = unit
    return found


def touched(course: Course, changes: Collection[UnitChange]) -> Touched:
    raised = {
        change.unit_id: change.edition
        for change in changes
        if What.RAISED in change.what and change.unit_id
    }
    modules = {change.module for change in changes}
    running = Registration.objects.open().filter(
        module__course=course, module__slug__in=modules
    )
    return Touched(
        learning=running.values("person").distinct().count(),
        again=len(_people(raised, is_open=True)),
        done=len(_people(raised, is_open=False)),
    )


def _people(raised: Mapping[int, int], *, is_open: bool) -> set[int]:
    """Return who has done an earlier edition, in a running pass or a completed one."""
    rows = Completion.objects.filter(
        unit__in=raised, registration__completed_at__isnull=is_open
    ).values_list("registration__person_id", "unit_id", "edition")
    return {person for person, unit, edition in rows if edition < raised[unit]}


def _new(sheet: Sheet) -> UnitChange:
    return UnitChange(sheet.slug, sheet.draft.title, sheet.spot.module, (What.NEW,))


def _change(unit: Unit, sheet: Sheet, modules: Mapping[str, str]) -> UnitChange:
    version, spot = unit.version, sheet.spot
    is_elsewhere = unit.module.slug not in {spot.module, modules[spot.module]}
    answers = {
        What.CHANGED: version is None or version.digest != sheet.digest,
        What.RAISED: version is not None and version.edition < sheet.draft.edition,
        What.RENAMED: unit.slug != sheet.slug,
        What.MOVED: is_elsewhere
        or (unit.number, unit.is_optional) != (spot.number, sheet.is_optional),
        What.RETURNED: unit.archived_at is not None,
    }
    return UnitChange(
        sheet.slug,
        sheet.draft.title,
        unit.module.slug,
        tuple(what for what, holds in answers.items() if holds),
        was=unit.slug if answers[What.RENAMED] else "",
        unit_id=unit.pk,
        edition=sheet.draft.edition,
    )
