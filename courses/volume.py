"""The frame of every unit's page: where one stands, and the ways on.

A kind renders a template that extends `courses/volume.html` and gives it `leaf`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses import contents, kinds
from courses.contents import Contents, Entry
from courses.gates import Lock
from courses.models import Course, Enrolment, Registration, Unit
from courses.numerals import numeral
from courses.outline import State

if TYPE_CHECKING:
    from courses.access import Visit


@dataclass(frozen=True, slots=True)
class Leaf:
    """A unit in its course. `before` and `after` are its neighbours, if any.

    Who teaches the course may be enrolled in it as well.
    """

    contents: Contents
    entry: Entry
    is_preview: bool
    is_teaching: bool = False

    @property
    def course(self) -> Course:
        return self.contents.course

    @property
    def unit(self) -> Unit:
        return self.entry.unit

    @property
    def before(self) -> Entry | None:
        return self.contents.neighbours(self.entry)[0]

    @property
    def after(self) -> Entry | None:
        return self.contents.neighbours(self.entry)[1]

    @property
    def registration(self) -> Registration | None:
        return self.contents.registration_of(self.unit)

    @property
    def locks(self) -> Sequence[Lock]:
        return self.contents.locks_of(self.unit)

    @property
    def label(self) -> str:
        return str(kinds.named(self.unit.kind).label)

    @property
    def measure(self) -> str:
        return kinds.named(self.unit.kind).measure(self.unit)

    @property
    def name(self) -> str:
        """Return its name at the foot of the spine: "第二讲", or what it is."""
        if self.unit.kind != "lesson":
            return self.label
        number = numeral(self.entry.place, language=get_language() or "")
        return _("Lesson %(number)s") % {"number": number}

    @property
    def chapter_number(self) -> str:
        return self.unit.module.name_parts[0]


class NoSuchUnit(Exception):
    """The course has no such unit today, or it is still locked."""


def reachable(enrolment: Enrolment, unit_slug: str, *, kind: str) -> Leaf:
    """Return the frame of a unit of the kind that is not locked; for what is sent."""
    table = contents.of(enrolment.course, enrolment)
    return _leaf(table, unit_slug, kind, is_preview=False)


def previewed(course: Course, unit_slug: str, *, kind: str) -> Leaf:
    """Return the frame of a unit of the kind for who is not enrolled."""
    return _leaf(contents.of(course, None), unit_slug, kind, is_preview=True)


def _leaf(table: Contents, unit_slug: str, kind: str, *, is_preview: bool) -> Leaf:
    entry = table.entry(unit_slug)
    if entry is None or entry.unit.kind != kind or entry.state is State.LOCKED:
        raise NoSuchUnit(unit_slug)
    return Leaf(table, entry, is_preview)


def leaf(visit: "Visit", unit: Unit) -> Leaf:
    """Return the frame of the unit's page; the contents are asked for once a page."""
    table = visit.contents or contents.of(
        visit.course, visit.enrolment, is_teaching=visit.is_teaching
    )
    entry = table.entry(unit.slug)
    if entry is None:
        raise NoSuchUnit(unit.slug)
    return Leaf(table, entry, visit.is_preview, visit.is_teaching)
