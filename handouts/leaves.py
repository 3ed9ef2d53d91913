"""Takes the units' printed pages and binds them: one book, one set of names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, ResolverMatch, resolve

from courses import kinds
from courses.contents import Entry
from courses.models import Unit, Version
from engine.paper import binding
from engine.paper.binding import Mark, Sheet
from handouts.choice import Edition
from handouts.matter import Matter


@dataclass(frozen=True, slots=True)
class Leaf:
    """A unit as it stands in the book."""

    entry: Entry
    html: str
    marks: tuple[Mark, ...]


@dataclass
class Bindery:
    """Where links and pictures of the units lead in this book."""

    matter: Matter
    places: Mapping[str, frozenset[str]]
    pictures: dict[str, bytes] = field(default_factory=dict)

    def bound(self, html: str, *, prefix: str) -> Sheet:
        return binding.bind(html, prefix=prefix, link=self.link, picture=self.picture)

    def link(self, address: str) -> str | None:
        """Lead to a place in the book, or to the page it is the print of."""
        path, _, anchor = address.partition("#")
        match = _resolved(path)
        name = _goal(match, self.matter.course.slug, anchor) if match else ""
        if name in self.places:
            is_there = anchor in self.places[name]
            return f"#{name}.{anchor}" if is_there else f"#{name}"
        return f"{settings.SITE_ADDRESS}{address}" if address[:1] == "/" else address

    def picture(self, source: str) -> str | None:
        match = _resolved(source)
        if match is None or match.view_name != "courses:picture":
            return None
        name = "pictures/{digest}.{ending}".format(**match.kwargs)
        if name not in self.pictures:
            with default_storage.open(name) as file:
                self.pictures[name] = file.read()
        return name


def printed(matter: Matter) -> dict[Entry, str]:
    """Return what each unit prints in this edition, before it is bound."""
    versions = Version.objects.defer("source").in_bulk(matter.versions)
    for entry in matter.entries:
        if entry.unit.version_id is not None:
            entry.unit.version = versions[entry.unit.version_id]
            entry.unit.version.unit = entry.unit
    return {one: _printed(one.unit, matter) for one in matter.entries}


def bind(matter: Matter, sheets: Mapping[Entry, str]) -> tuple[list[Leaf], Bindery]:
    """Return the leaves in order, and the bindery with the pictures they show."""
    places = {one.unit.slug: binding.ids(html) for one, html in sheets.items()}
    if matter.scope == "course":
        places |= {one.module.slug: frozenset() for one in matter.chapters}
    bindery = Bindery(matter, places)
    leaves = []
    for entry, html in sheets.items():
        bound = bindery.bound(html, prefix=entry.unit.slug)
        leaves.append(Leaf(entry, bound.html, bound.marks))
    return leaves, bindery


def _printed(unit: Unit, matter: Matter) -> str:
    if matter.own is not None:
        return matter.own.html
    if unit.version is None:
        return ""
    kind = kinds.named(unit.kind)
    if matter.edition is Edition.PACK:
        return kind.worksheet(unit.version) if kind.worksheet else ""
    return kind.printed(unit.version, matter.audience)


def _resolved(path: str) -> ResolverMatch | None:
    try:
        return resolve(path) if path[:1] == "/" else None
    except Resolver404:
        return None


def _goal(match: ResolverMatch, course_slug: str, anchor: str) -> str:
    """Return the unit, or the module on the course's map, that an address means."""
    if match.kwargs.get("course_slug") != course_slug:
        return ""
    if match.view_name == "courses:unit":
        return str(match.kwargs["unit_slug"])
    return anchor if match.view_name == "courses:map" else ""
