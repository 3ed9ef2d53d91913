"""Makes a release: from now on people read these versions, in this order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from courses import following, search
from courses.models import Course, Module, Release, Unit
from engine.markup.page import Passage
from ledger import record
from people.models import Person
from publishing import outline, rows
from publishing.kinds import Kinds, named
from publishing.outline import Entry, Section
from publishing.rows import Seat


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes, from where, and the commit that the files are of."""

    by: Person | None = None
    origin: str = Release.Origin.FOLDER
    commit: str = ""
    rolls_back_to: Release | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What is released: the units in order, what search finds in each, the files."""

    course: Course
    seats: tuple[Seat, ...]
    passages: Mapping[str, Sequence[Passage]]
    source: str
    digest: str


def release(issue: Issue, *, imprint: Imprint, at: datetime, kinds: Kinds) -> Release:
    """Seat the units and write the release. Stands in its caller's transaction."""
    before = dict(Unit.objects.filter(course=issue.course).values_list("pk", "version"))
    rows.seat(issue.course, issue.seats, at=at)
    changed = [one for one in issue.seats if before[one.unit.pk] != one.version.pk]
    for kind in {one.unit.kind for one in changed}:
        versions = [one.version for one in changed if one.unit.kind == kind]
        named(kind, kinds).store(versions)
    _index(changed, issue)
    made = _write(issue, imprint, at=at)
    modules = {one.module.pk: one.module for one in issue.seats}
    for module in modules.values():
        following.follow(module, at=at)
    return made


def _index(changed: Sequence[Seat], issue: Issue) -> None:
    units = Unit.objects.in_bulk([one.unit.pk for one in changed])
    search.replace_all(
        {units[one.unit.pk]: issue.passages[one.slug] for one in changed}
    )


def _write(issue: Issue, imprint: Imprint, *, at: datetime) -> Release:
    course = issue.course
    last = course.releases.aggregate(last=Max("number"))["last"] or 0
    made = Release.objects.create(
        course=course,
        number=last + 1,
        digest=issue.digest,
        source=issue.source,
        outline=outline.to_json(
            _sections(issue.seats), introduction=course.introduction
        ),
        released_at=at,
        released_by=imprint.by,
        origin=imprint.origin,
        commit=imprint.commit,
        rolls_back_to=imprint.rolls_back_to,
    )
    old = {"release": course.release_id} if course.release_id else {}
    course.release = made
    course.save(update_fields=["release"])
    new = {"release": made.pk, "number": made.number, "digest": made.digest}
    change = record.Change(old=old, new=new | {"origin": str(made.origin)})
    record.event("released", course, at=at, by=imprint.by, change=change)
    return made


def _sections(seats: Sequence[Seat]) -> tuple[Section, ...]:
    modules: dict[int, Module] = {one.module.pk: one.module for one in seats}
    return tuple(
        Section(
            module.pk,
            module.slug,
            module.title,
            tuple(_entry(one) for one in seats if one.module.pk == pk),
        )
        for pk, module in modules.items()
    )


def _entry(seat: Seat) -> Entry:
    version = seat.version
    return Entry(
        seat.slug,
        seat.unit.kind,
        version.title,
        version.minutes,
        seat.is_optional,
        version.pk,
    )
