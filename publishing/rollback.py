"""Goes back to an earlier release of a course, by a new release of the same texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction

from courses.drafts import SourceFile
from courses.models import Course, Module, Release, Version
from engine.markup.page import Passage, Picture, Surroundings
from people.models import Person
from publishing import contents, outline, rows
from publishing.kinds import KINDS, Kinds, named
from publishing.outline import Section
from publishing.places import address_of, stored_name
from publishing.releasing import Imprint, Issue, release
from publishing.rows import Part, Seat


class AlreadyCurrent(Exception):
    """The release is the one that people read now."""


@transaction.atomic
def roll_back(
    target: Release, *, by: Person | None, at: datetime, kinds: Kinds = KINDS
) -> Release:
    """Let people read again what they read in an earlier release.

    Units that have come since are archived, those that had gone come back, and
    everything bears the name it had. No record changes.
    """
    course = _course(target)
    seats = _seats(course, outline.of(target), at=at)
    issue = Issue(course, seats, {}, target.source, target.digest)
    passages = {one.slug: _passages(one, course, kinds) for one in _changing(seats)}
    imprint = Imprint(by, Release.Origin.ROLLBACK, target.commit, target)
    return release(
        replace(issue, passages=passages), imprint=imprint, at=at, kinds=kinds
    )


def _course(target: Release) -> Course:
    courses = Course.objects.select_for_update(of=("self",))
    course = courses.get(pk=target.course_id)
    if course.release_id == target.pk:
        raise AlreadyCurrent(target.number)
    found, _ = contents.read(target.source)
    fields = found.fields() | {"introduction": outline.introduction(target)}
    for name, value in fields.items():
        setattr(course, name, value)
    course.save(update_fields=list(fields))
    return course


def _seats(
    course: Course, sections: Sequence[Section], *, at: datetime
) -> tuple[Seat, ...]:
    modules = rows.set_modules(course, _parts(course, sections), at=at)
    ids = [entry.version for section in sections for entry in section.entries]
    versions = Version.objects.select_related("unit").in_bulk(ids)
    return tuple(
        Seat(
            unit=versions[entry.version].unit,
            module=modules[section.slug],
            version=versions[entry.version],
            slug=entry.slug,
            number=f"{place}.{position}",
            position=position,
            is_optional=entry.is_optional,
        )
        for place, section in enumerate(sections, 1)
        for position, entry in enumerate(section.entries, 1)
    )


def _parts(course: Course, sections: Sequence[Section]) -> Iterator[Part]:
    known = Module.objects.filter(course=course).in_bulk()
    for section in sections:
        yield Part(known[section.id], section.slug, section.title)


def _changing(seats: Sequence[Seat]) -> list[Seat]:
    return [one for one in seats if one.unit.version_id != one.version.pk]


def _passages(seat: Seat, course: Course, kinds: Kinds) -> Sequence[Passage]:
    """Read the old text once more, for what search finds in it."""
    version = seat.version
    file = SourceFile(version.path, seat.slug, version.source)
    surroundings = Surroundings(
        version.path, _pictures(version), lambda target: target, course.language
    )
    draft, _ = named(seat.unit.kind, kinds).read(file, surroundings=surroundings)
    return draft.passages if draft else ()


def _pictures(version: Version) -> Mapping[str, Picture]:
    found = {}
    for name, digest in version.pictures.items():
        with default_storage.open(stored_name(name, digest)) as file:
            found[name] = Picture(name, file.read(), address_of(name, digest))
    return found
