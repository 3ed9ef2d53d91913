"""Makes a manuscript what people read from now on, all of it or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from courses.models import Course, Module, Release, Unit
from publishing import changes, rows, versions
from publishing.kinds import KINDS, Kinds
from publishing.manuscript import Manuscript, Sheet
from publishing.releasing import Imprint, Issue, release
from publishing.rows import Part, Seat


def is_published(digest: str, *, slug: str) -> bool:
    """Say whether exactly these files are what people read now."""
    course = Course.objects.filter(slug=slug, release__digest=digest).first()
    return course is not None and versions.is_rendered(course)


def is_superseded(digest: str, *, slug: str) -> bool:
    """Say whether the folder was published as it is, and then another source was.

    Who rolls a course back, or uploads a ZIP, means it: the same files do not come
    back by themselves when the site starts again.
    """
    releases = Release.objects.filter(course__slug=slug).order_by("-number")
    newest = releases.first()
    from_folder = releases.filter(origin=Release.Origin.FOLDER).first()
    is_known = from_folder is not None and from_folder.digest == digest
    return is_known and newest != from_folder


def publish(
    manuscript: Manuscript, *, imprint: Imprint, at: datetime, kinds: Kinds = KINDS
) -> Release:
    """Publish. The files that are published already make no further release."""
    versions.store_pictures(manuscript.pictures)
    with transaction.atomic():
        course = _course(manuscript)
        if course.release and course.release.digest == manuscript.digest:
            _set_anew(course, manuscript)
            return course.release
        issue = _issue(course, manuscript, at=at)
        return release(issue, imprint=imprint, at=at, kinds=kinds)


def _course(manuscript: Manuscript) -> Course:
    fields = manuscript.contents.fields() | {
        "introduction": manuscript.introduction,
        "archived_at": None,
    }
    course, _ = Course.objects.update_or_create(slug=manuscript.slug, defaults=fields)
    return course


def _set_anew(course: Course, manuscript: Manuscript) -> None:
    """Give the versions people read the HTML of a mended renderer."""
    units = Unit.objects.filter(course=course).select_related("version")
    current = {unit.slug: unit.version for unit in units}
    drafts = [(current[sheet.slug], sheet.draft) for sheet in manuscript.sheets]
    versions.render((version, draft) for version, draft in drafts if version)


def _issue(course: Course, manuscript: Manuscript, *, at: datetime) -> Issue:
    modules = rows.set_modules(course, _parts(course, manuscript), at=at)
    units = _units(course, manuscript.sheets, modules)
    stored = versions.store(
        [(units[one.slug], one) for one in manuscript.sheets], at=at
    )
    seats = [
        Seat(
            unit=units[sheet.slug],
            module=modules[sheet.spot.module],
            version=stored[sheet.slug],
            slug=sheet.slug,
            number=sheet.spot.number,
            position=sheet.spot.position,
            is_optional=sheet.is_optional,
        )
        for sheet in manuscript.sheets
    ]
    passages = {one.slug: one.draft.passages for one in manuscript.sheets}
    return Issue(course, tuple(seats), passages, manuscript.source, manuscript.digest)


def _parts(course: Course, manuscript: Manuscript) -> Iterator[Part]:
    known = {one.slug: one for one in Module.objects.filter(course=course)}
    chapters = manuscript.contents.chapters
    slugs = {chapter.slug for chapter in chapters}
    for chapter in chapters:
        earlier = None if chapter.was in slugs else known.get(chapter.was)
        row = known.get(chapter.slug) or earlier
        yield Part(row, chapter.slug, chapter.title)


def _units(
    course: Course, sheets: Sequence[Sheet], modules: Mapping[str, Module]
) -> dict[str, Unit]:
    """Return the row of each sheet, a new one where none continues."""
    known = {unit.slug: unit for unit in Unit.objects.filter(course=course)}
    found = changes.match(known, sheets)
    new = [
        Unit(
            course=course,
            module=modules[sheet.spot.module],
            kind=sheet.draft.kind,
            slug=sheet.slug if sheet.slug not in known else f"~{sheet.slug}",
            title=sheet.draft.title,
            minutes=sheet.draft.minutes,
            number=sheet.spot.number,
            position=sheet.spot.position,
            is_optional=sheet.is_optional,
        )
        for sheet in sheets
        if sheet.slug not in found
    ]
    Unit.objects.bulk_create(new, batch_size=rows.BATCH)
    return found | {unit.slug.removeprefix("~"): unit for unit in new}
