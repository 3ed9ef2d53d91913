"""What the map of a course shows beside its contents: how far, how long, where on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from courses import awards, contents, kinds, standing
from courses.contents import Chapter, Contents, Entry
from courses.gates import Lock
from courses.models import Teaching
from courses.standing import Standing
from people.models import Person

if TYPE_CHECKING:
    from courses.access import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """A unit on the map: how much it is; an address only for who may open it."""

    entry: Entry
    measure: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    chapter: Chapter
    lines: tuple[Line, ...]
    standing: Standing | None
    is_begun: bool
    locks: Sequence[Lock] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    contents: Contents
    parts: tuple[Part, ...]
    address: str
    is_finished: bool
    is_begun: bool
    trainers: tuple[str, ...]
    award: str = ""

    @property
    def chapter_count(self) -> int:
        """Return how many chapters ask for something; an appendix is none."""
        return sum(
            any(not one.unit.is_optional for one in part.chapter.entries)
            for part in self.parts
        )


def of(visit: "Visit", *, person: Person, at: datetime) -> Cover:
    table = contents.of(
        visit.course,
        visit.enrolment,
        is_teaching=visit.is_teaching,
        with_versions=True,
    )
    words = standing.of(visit.course, person=person, at=at)
    parts = (_part(one, table, words, is_open=visit.may_read) for one in table.chapters)
    is_finished = visit.enrolment is not None and table.is_finished
    return Cover(
        contents=table,
        parts=tuple(parts),
        address=address_of_now(table),
        is_finished=is_finished,
        is_begun=any(one.started_at for one in table.registrations.values()),
        trainers=_trainers(visit, at=at),
        award=awards.address(visit.course, person) if is_finished else "",
    )


def address_of_now(table: Contents) -> str:
    """Return the exact place to go on at; nothing if all is done or closed."""
    if table.now is None:
        return ""
    unit = table.now.unit
    registration = table.registration_of(unit)
    place = kinds.named(unit.kind).place(unit, registration) if registration else ""
    return f"{unit.get_absolute_url()}{place}"


def _part(
    chapter: Chapter, table: Contents, words: Mapping[int, Standing], *, is_open: bool
) -> Part:
    lines = (
        Line(
            entry,
            measure=kinds.named(entry.unit.kind).measure(entry.unit),
            address=entry.unit.get_absolute_url() if is_open else "",
        )
        for entry in chapter.entries
    )
    mine = table.registrations.get(chapter.module.pk)
    is_begun = bool(mine and mine.started_at)
    locks = table.locks.get(chapter.module.pk, ())
    return Part(chapter, tuple(lines), words.get(chapter.module.pk), is_begun, locks)


def _trainers(visit: "Visit", *, at: datetime) -> tuple[str, ...]:
    running = Teaching.objects.running(at=at).filter(course=visit.course)
    names = running.order_by("person__name_key").values_list("person__name", flat=True)
    return tuple(dict.fromkeys(names))
