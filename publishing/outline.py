"""What a release says of a course's order: JSON with one writer and one reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from courses.models import Release


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit as it was published: its names then, and which version."""

    slug: str
    kind: str
    title: str
    minutes: int
    is_optional: bool
    version: int

    def to_json(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Section:
    """A module as it was published; `id` is the number of its row."""

    id: int
    slug: str
    title: str
    entries: tuple[Entry, ...]

    def to_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "slug": self.slug,
            "title": self.title,
            "units": [entry.to_json() for entry in self.entries],
        }


def to_json(sections: tuple[Section, ...], *, introduction: str) -> dict[str, object]:
    return {
        "introduction": introduction,
        "modules": [section.to_json() for section in sections],
    }


def introduction(release: Release) -> str:
    """Return the safe HTML of the course's introduction."""
    return str(release.outline.get("introduction", ""))


def of(release: Release) -> tuple[Section, ...]:
    return tuple(_section(module) for module in release.outline["modules"])


def entries(release: Release) -> dict[int, Entry]:
    """Return the units of a release by their version's id, in order."""
    return {
        entry.version: entry for section in of(release) for entry in section.entries
    }


def _section(saved: Mapping[str, Any]) -> Section:
    units = tuple(Entry(**unit) for unit in saved["units"])
    return Section(saved.get("id", 0), saved["slug"], saved["title"], units)
