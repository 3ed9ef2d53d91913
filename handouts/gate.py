"""Keeps off paper what is closed to somebody on her screen."""

from dataclasses import replace
from datetime import datetime

from courses import contents, gates
from courses.access import Visit
from courses.contents import Contents, Entry
from courses.models import Course
from courses.outline import State
from handouts.choice import Choice, Edition
from people import roles
from people.models import Person, Role


class Closed(Exception):
    """What is asked for opens later; `entry` is the first unit of it."""

    def __init__(self, table: Contents, entry: Entry) -> None:
        super().__init__(entry.unit.slug)
        self.table = table
        self.entry = entry


def narrowed(choice: Choice, *, visit: Visit, person: Person, at: datetime) -> Choice:
    """Return the choice without what is closed to her; mostly that is all of it.

    Raises Closed for a part of which nothing is open, and where nothing is left.
    """
    table = _table(visit, person, at=at)
    if table is None or choice.edition is Edition.GLOSSARY:
        return choice
    names = choice.parts or [chapter.module.slug for chapter in table.chapters]
    kept: list[str] = []
    for name in names:
        units = _named(table, name)
        opened = [one for one in units if _is_open(one)]
        if choice.parts and units and not opened:
            raise Closed(table, units[0])
        is_whole = len(opened) == len(units)
        kept += [name] if is_whole else [one.unit.slug for one in opened]
    if not kept:
        raise Closed(table, table.entries[0])
    return replace(choice, parts=tuple(kept))


def shown(visit: Visit, person: Person, *, at: datetime) -> tuple[Contents, bool]:
    """Return the contents with only what can be printed, and whether that is less."""
    table = _table(visit, person, at=at)
    if table is None:
        return contents.of(visit.course, None), False
    opened = tuple(one for one in table.entries if _is_open(one))
    return replace(table, entries=opened), True


def _table(visit: Visit, person: Person, *, at: datetime) -> Contents | None:
    """Return the contents as she stands in them, if any of it is closed to her.

    To human resources nothing is, for they hand it out; nor is it to who teaches.
    """
    if visit.enrolment is None or visit.is_teaching or not _may_close(visit.course):
        return None
    table = contents.of(visit.course, visit.enrolment)
    if all(map(_is_open, table.entries)) or Role.Code.HR in roles.held(person, at=at):
        return None
    return table


def _may_close(course: Course) -> bool:
    """Say in one query at most whether anything of the course may be closed."""
    if course.sequence == Course.Sequence.IN_ORDER:
        return True
    return gates.is_concerned(course)


def _is_open(entry: Entry) -> bool:
    return entry.state is not State.LOCKED


def _named(table: Contents, name: str) -> list[Entry]:
    """Return the units of the module of this name, or else the unit."""
    of_module = [one for one in table.entries if one.unit.module.slug == name]
    return of_module or [one for one in table.entries if one.unit.slug == name]
