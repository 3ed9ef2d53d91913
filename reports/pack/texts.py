"""The exact text of each version that somebody of a pack read or answered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from courses.models import Rendering, Version
from reports.pack import sheets, tables
from reports.pack.archive import Archive
from reports.pack.order import Scope
from reports.pack.rows import encode
from training.seen import papers

CHUNK = 100
MADE_ON = (
    tables.completions,
    tables.readings,
    tables.attestations,
    tables.attempts,
)
# The way to another page of the site: the words stay, the way is lost.
_OF_THE_SITE = re.compile(r'(<a\b[^>]*?) href="/[^"]*"')
MOMENTS = ("completed_at", "opened_at", "attested_at", "started_at")


@dataclass(slots=True)
class Shelf:
    """The versions that were added, and the pictures they show."""

    archive: Archive
    versions: set[int] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)


def write(scopes: Sequence[Scope], archive: Archive) -> Shelf:
    """Add each version once: source, stored renderings, and a page that can be read."""
    shelf = Shelf(archive)
    wanted = sorted(set(_wanted(scopes)))
    for start in range(0, len(wanted), CHUNK):
        for version in _versions(wanted[start : start + CHUNK]):
            _add(version, shelf)
    for name in sorted(shelf.pictures):
        _add_picture(name, shelf)
    return shelf


def address(version: int) -> str:
    return f"texts/{version}/page.html"


def _wanted(scopes: Sequence[Scope]) -> Iterator[int]:
    for scope in scopes:
        for rows in MADE_ON:
            found = rows(scope).order_by().values_list("version_id", flat=True)
            yield from found.distinct()


def _versions(keys: list[int]) -> Any:
    known = Version.objects.filter(pk__in=keys).order_by("pk")
    return known.select_related("unit__course").prefetch_related("renderings")


def _add(version: Version, shelf: Shelf) -> None:
    folder, archive = f"texts/{version.pk}", shelf.archive
    shelf.versions.add(version.pk)
    archive.add(f"{folder}/source.md", version.source.encode())
    newest: Rendering | None = None
    for one in sorted(version.renderings.all(), key=lambda one: (one.renderer, one.pk)):
        if one.audience == "trainee":
            newest = one
            archive.add(f"{folder}/rendering-{one.renderer}.html", one.html.encode())
    archive.add(f"{folder}/version.json", f"{encode(_facts(version))}\n".encode())
    shelf.pictures |= {
        f"{digest}.{name.rpartition('.')[2].lower()}"
        for name, digest in version.pictures.items()
    }
    archive.add(address(version.pk), _page(version, newest).encode())


def _facts(version: Version) -> dict[str, object]:
    """Return what the version's SHA-256 is over, beside its source."""
    return {
        "course": version.unit.course.slug,
        "unit": version.unit.slug,
        "title": version.title,
        "number": version.number,
        "edition": version.edition,
        "published_at": version.published_at,
        "sha256": version.digest,
        "language": version.unit.course.language,
        "pictures": version.pictures,
    }


def _page(version: Version, rendering: Rendering | None) -> str:
    html = papers.of(version, kind=version.unit.kind, rendering=rendering)
    html = _OF_THE_SITE.sub(r"\1", html.replace('"/pictures/', '"../../pictures/'))
    context = {"version": version, "html": html}
    page = render_to_string("reports/pack/text.html", context)
    return sheets.inlined(page, sheets.TEXT)


def _add_picture(name: str, shelf: Shelf) -> None:
    stored = f"pictures/{name}"
    if not default_storage.exists(stored):
        shelf.missing.append(stored)
        return
    with default_storage.open(stored) as file:
        shelf.archive.add(stored, file.read())
