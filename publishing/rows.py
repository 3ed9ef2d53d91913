"""Lets the modules and units of a course stand as a publication wants them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from courses.models import Course, Module, Unit, Version

BATCH = 500
_MODULE_FIELDS = ("slug", "title", "position", "archived_at")
_UNIT_FIELDS = (
    "slug",
    "module_id",
    "title",
    "number",
    "minutes",
    "position",
    "is_optional",
    "version_id",
    "archived_at",
)

type Row = Module | Unit


@dataclass(frozen=True, slots=True)
class Part:
    """A module as it is to stand; without a row it is a new one."""

    row: Module | None
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit's row, and how it is to stand from now on."""

    unit: Unit
    module: Module
    version: Version
    slug: str
    number: str
    position: int
    is_optional: bool


def set_modules(
    course: Course, parts: Iterable[Part], *, at: datetime
) -> dict[str, Module]:
    """Let these be the modules, in this order, and archive the others."""
    stored = {one.pk: one for one in Module.objects.filter(course=course)}
    before = _snapshot(stored.values(), _MODULE_FIELDS)
    wanted: dict[str, Module] = {}
    for position, part in enumerate(parts, 1):
        module = stored[part.row.pk] if part.row else Module(course=course)
        module.slug, module.title = part.slug, part.title
        module.position, module.archived_at = position, None
        wanted[part.slug] = module
    kept = {module.pk for module in wanted.values()}
    _archive([one for one in stored.values() if one.pk not in kept], wanted, at=at)
    changed = _changed(stored.values(), before, _MODULE_FIELDS)
    _free_slugs(changed, before)
    _save(changed, before, _MODULE_FIELDS)
    Module.objects.bulk_create([one for one in wanted.values() if not one.pk])
    return wanted


def seat(course: Course, seats: Sequence[Seat], *, at: datetime) -> None:
    """Let these be the units, and archive the others."""
    stored = {one.pk: one for one in Unit.objects.filter(course=course)}
    before = _snapshot(stored.values(), _UNIT_FIELDS)
    for one in seats:
        _sit(stored[one.unit.pk], one)
    kept = {one.unit.pk for one in seats}
    wanted = {one.slug for one in seats}
    _archive([one for one in stored.values() if one.pk not in kept], wanted, at=at)
    changed = _changed(stored.values(), before, _UNIT_FIELDS)
    _free_slugs(changed, before)
    _save(changed, before, _UNIT_FIELDS)


def _sit(unit: Unit, seat: Seat) -> None:
    version = seat.version
    unit.slug, unit.module, unit.version = seat.slug, seat.module, version
    unit.title, unit.minutes = version.title, version.minutes
    unit.number, unit.position = seat.number, seat.position
    unit.is_optional, unit.archived_at = seat.is_optional, None


def _archive(rows: Iterable[Row], wanted: Collection[str], *, at: datetime) -> None:
    """Archive rows; who has a name that is wanted now gives it up."""
    for row in rows:
        row.archived_at = row.archived_at or at
        if row.slug in wanted:
            row.slug = f"{row.slug}-{row.pk}"


def _snapshot(
    rows: Iterable[Row], fields: Sequence[str]
) -> dict[int, tuple[object, ...]]:
    return {row.pk: tuple(getattr(row, name) for name in fields) for row in rows}


def _changed[R: (Module, Unit)](
    rows: Iterable[R], before: Mapping[int, object], fields: Sequence[str]
) -> list[R]:
    return [
        row
        for row in rows
        if tuple(getattr(row, name) for name in fields) != before[row.pk]
    ]


def _save[R: (Module, Unit)](
    rows: Sequence[R],
    before: Mapping[int, tuple[object, ...]],
    fields: Sequence[str],
) -> None:
    """Write the columns in which any of the rows has changed."""
    names = [
        name.removesuffix("_id")
        for place, name in enumerate(fields)
        if any(getattr(row, name) != before[row.pk][place] for row in rows)
    ]
    if rows:
        type(rows[0]).objects.bulk_update(rows, names, batch_size=BATCH)


def _free_slugs(rows: Iterable[Row], before: Mapping[int, tuple[object, ...]]) -> None:
    """Take changing names out of each other's way: two units may swap theirs."""
    for row in rows:
        if row.slug != before[row.pk][0]:
            type(row).objects.filter(pk=row.pk).update(slug=f"~{row.pk}")
