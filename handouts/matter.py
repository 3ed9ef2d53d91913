"""What a handout holds: which units of which release, for whom."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

from courses import contents, kinds
from courses.contents import Chapter, Contents, Entry
from courses.models import Course, Enrolment, Module, Release, Unit, Version
from engine.markup.page import Audience

type Scope = Literal["course", "module", "unit"]


class NothingToPrint(Exception):
    """The course is not published, or has no module or unit of that name."""


@dataclass(frozen=True, slots=True)
class Own:
    """What one person filled in, as safe HTML, when she did it, and her name."""

    html: str
    at: datetime
    name: str


@dataclass(frozen=True)
class Matter:
    """The units of a course, or of one part of it, as they are published now.

    `own` stands in the place of the one unit that a person filled in.
    """

    course: Course
    release: Release
    edition: Audience
    part: Module | Unit | None
    contents: Contents
    own: Own | None = None

    @property
    def scope(self) -> Scope:
        if isinstance(self.part, Unit):
            return "unit"
        return "course" if self.part is None else "module"

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.contents.entries

    @property
    def versions(self) -> list[int]:
        return [one.unit.version_id for one in self.entries if one.unit.version_id]

    @cached_property
    def chapters(self) -> list[Chapter]:
        return self.contents.chapters


def of(course: Course, *, part: str = "", edition: Audience) -> Matter:
    """Return what is to be printed, in one query; `part` is a module or a unit."""
    table = contents.of(course, None)
    chosen = _part(table, part)
    entries = tuple(one for one in table.entries if _belongs(one, chosen))
    if course.release is None or not entries:
        raise NothingToPrint(course.slug)
    kept = Contents(course, entries, {})
    return Matter(course, course.release, edition, chosen, kept)


def filled(blank: Matter, enrolment: Enrolment) -> Matter:
    """Return the unit with what the person made of it, if she made anything of it."""
    unit = blank.part
    if not isinstance(unit, Unit):
        raise NothingToPrint(blank.course.slug)
    fill = kinds.named(unit.kind).filled
    table = contents.of(blank.course, enrolment)
    registration = table.registration_of(unit)
    if fill is None or registration is None:
        raise NothingToPrint(unit.slug)
    version = Version.objects.defer("source").get(pk=unit.version_id or 0)
    version.unit = unit
    made = fill(version, registration)
    if made is None:
        raise NothingToPrint(unit.slug)
    return replace(blank, own=Own(made.html, made.at, enrolment.person.name))


def _part(table: Contents, slug: str) -> Module | Unit | None:
    if not slug:
        return None
    modules: list[Module | Unit] = [one.module for one in table.chapters]
    units: list[Module | Unit] = [one.unit for one in table.entries]
    for one in modules + units:
        if one.slug == slug:
            return one
    raise NothingToPrint(slug)


def _belongs(entry: Entry, part: Module | Unit | None) -> bool:
    return part is None or part in {entry.unit, entry.unit.module}
