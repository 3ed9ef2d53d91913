"""What a handout holds: which units of which release, for whom, in which form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

from courses import contents, kinds
from courses.contents import Chapter, Contents, Entry
from courses.models import Course, Enrolment, Module, Release, Unit, Version
from engine.markup.page import Audience
from handouts.choice import Choice, Edition

type Part = Module | Unit
type Scope = Literal["course", "module", "unit", "chosen"]


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
    """The units of a course, or of some parts of it, as they are published now.

    `parts` are what was chosen, in the course's order; none is the whole course.
    `own` stands in the place of the one unit that a person filled in.
    """

    course: Course
    release: Release
    choice: Choice
    parts: tuple[Part, ...]
    contents: Contents
    own: Own | None = None

    @property
    def edition(self) -> Edition:
        return self.choice.edition

    @property
    def audience(self) -> Audience:
        return self.edition.audience

    @property
    def part(self) -> Part | None:
        """Return the one module or unit it is about, if it is about one."""
        return self.parts[0] if len(self.parts) == 1 else None

    @property
    def scope(self) -> Scope:
        if self.part is None:
            return "chosen" if self.parts else "course"
        return "unit" if isinstance(self.part, Unit) else "module"

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.contents.entries

    @property
    def versions(self) -> list[int]:
        return [one.unit.version_id for one in self.entries if one.unit.version_id]

    @cached_property
    def chapters(self) -> list[Chapter]:
        return self.contents.chapters


def of(course: Course, choice: Choice) -> Matter:
    """Return what is to be printed, in one query.

    A glossary is of the whole course. Raises NothingToPrint where a part is not there
    or nothing is published.
    """
    is_glossary = choice.edition is Edition.GLOSSARY
    table = contents.of(course, None, with_versions=is_glossary)
    parts = () if is_glossary else _parts(table, choice.parts)
    entries = tuple(one for one in table.entries if _belongs(one, parts))
    if is_glossary:
        entries = tuple(one for one in entries if _has_terms(one))
    if course.release is None or not entries or not _is_asked(choice, parts):
        raise NothingToPrint(course.slug)
    ordered = replace(choice, parts=tuple(one.slug for one in parts))
    kept = Contents(course, entries, {})
    return Matter(course, course.release, ordered, parts, kept)


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


def _parts(table: Contents, slugs: Sequence[str]) -> tuple[Part, ...]:
    """Return the modules and units of these names, each once, in the course's order."""
    parts: list[Part] = []
    for chapter in table.chapters:
        parts += [chapter.module, *(one.unit for one in chapter.entries)]
    known: dict[str, Part] = {one.slug: one for one in parts}
    known |= {one.module.slug: one.module for one in table.chapters}
    if set(slugs) - set(known):
        raise NothingToPrint(*slugs)
    wanted = {known[slug] for slug in slugs}
    return tuple(one for one in parts if one in wanted)


def _is_asked(choice: Choice, parts: Sequence[Part]) -> bool:
    """Say whether an exam and its key are of one unit that can be drawn."""
    if choice.edition not in {Edition.EXAM, Edition.KEY}:
        return True
    unit = parts[0] if len(parts) == 1 else None
    return isinstance(unit, Unit) and kinds.named(unit.kind).exam is not None


def _has_terms(entry: Entry) -> bool:
    version = entry.unit.version
    return version is not None and bool(version.data.get("terms"))


def _belongs(entry: Entry, parts: Sequence[Part]) -> bool:
    return not parts or entry.unit in parts or entry.unit.module in parts
