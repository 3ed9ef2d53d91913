"""The frame of every unit's page: where one stands, and the ways on.

A kind renders a template that extends `courses/volume.html` and gives it `leaf`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses import contents, kinds
from courses.contents import Contents, Entry
from courses.models import Course, Registration, Unit
from courses.numerals import numeral

if TYPE_CHECKING:
    from courses.access import Visit


@dataclass(frozen=True, slots=True)
class Leaf:
    """A unit in its course. `before` and `after` are its neighbours, if any."""

    contents: Contents
    entry: Entry
    is_preview: bool

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
    """The course has no such unit today."""


def leaf(visit: "Visit", unit: Unit) -> Leaf:
    """Return the frame of the unit's page; the contents are asked for once a page."""
    table = visit.contents or contents.of(
        visit.course, visit.enrolment, is_teaching=visit.is_teaching
    )
    entry = table.entry(unit.slug)
    if entry is None:
        raise NoSuchUnit(unit.slug)
    return Leaf(table, entry, visit.is_preview)
