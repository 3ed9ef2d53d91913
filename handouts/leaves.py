"""Takes the units' printed pages and binds them: one book, one set of names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, ResolverMatch, resolve

from courses import kinds
from courses.contents import Entry
from courses.models import Version
from engine.paper import binding
from engine.paper.binding import Mark
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


def bind(matter: Matter) -> tuple[list[Leaf], dict[str, bytes]]:
    """Return the leaves in order, and the pictures they show by name."""
    versions = Version.objects.defer("source").in_bulk(matter.versions)
    printed = {one: _printed(one, versions, matter) for one in matter.entries}
    places = {one.unit.slug: binding.ids(html) for one, html in printed.items()}
    if matter.scope == "course":
        places |= {one.module.slug: frozenset() for one in matter.chapters}
    bindery = Bindery(matter, places)
    leaves = [_leaf(one, html, bindery) for one, html in printed.items()]
    return leaves, bindery.pictures


def _printed(entry: Entry, versions: Mapping[int, Version], matter: Matter) -> str:
    unit = entry.unit
    if matter.own is not None:
        return matter.own.html
    if unit.version_id is None:
        return ""
    unit.version = versions[unit.version_id]
    return kinds.named(unit.kind).printed(unit.version, matter.edition)


def _leaf(entry: Entry, html: str, bindery: Bindery) -> Leaf:
    bound = binding.bind(
        html, prefix=entry.unit.slug, link=bindery.link, picture=bindery.picture
    )
    return Leaf(entry, bound.html, bound.marks)


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
