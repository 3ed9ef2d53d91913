"""Where the links and pictures of a course's texts lead."""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from django.urls import reverse

from engine.markup.page import Picture, Surroundings
from publishing.contents import Contents
from publishing.folder import TEXT, Folder
from publishing.listing import PATH, is_slug


@dataclass(frozen=True, slots=True)
class Crossing:
    """A link to a place inside another text; whether it is there shows later."""

    source: str
    target: str
    anchor: str
    written: str


class Shown(Mapping[str, Picture]):
    """The pictures as one text sees them; remembers which it has asked for."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self._pictures = pictures
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Picture:
        found = self._pictures[name]
        self.names.add(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)


@dataclass
class Places:
    """The files of a course as one text after the other sees them."""

    folder: Folder
    contents: Contents
    crossings: list[Crossing] = field(default_factory=list)

    def around(self, path: str, shown: Shown) -> Surroundings:
        def link(target: str) -> str | None:
            return self._link(path, target)

        return Surroundings(path, shown, link, self.contents.language)

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The hash of each picture, by its name."""
        return {
            name: hashlib.sha256(content).hexdigest()
            for name, content in self.folder.files.items()
            if not name.endswith(TEXT)
        }

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        return {
            name: Picture(name, self.folder.files[name], address_of(name, digest))
            for name, digest in self.hashes.items()
        }

    @cached_property
    def addresses(self) -> dict[str, str]:
        slug = self.folder.slug
        units = {
            item.path: reverse("courses:unit", args=[slug, item.slug])
            for item in self.contents.items
            if item.path in self.folder.files and is_slug(item.slug)
        }
        return {PATH: reverse("courses:map", args=[slug])} | units

    def _link(self, source: str, written: str) -> str | None:
        reference, sharp, anchor = written.partition("#")
        folder = posixpath.dirname(source)
        target = posixpath.normpath(posixpath.join(folder, unquote(reference)))
        address = self.addresses.get(target)
        if address is None or "?" in written:
            return None
        if anchor:
            self.crossings.append(Crossing(source, target, unquote(anchor), written))
        return f"{address}{sharp}{anchor}"


def stored_name(picture: str, digest: str) -> str:
    """Return the name that a picture is stored under."""
    return f"pictures/{digest}.{_ending(picture)}"


def _ending(picture: str) -> str:
    return picture.rpartition(".")[2].lower()


def address_of(picture: str, digest: str) -> str:
    """Return where a picture is fetched; a drawing is a part of the page instead."""
    ending = _ending(picture)
    if ending == "svg":
        return ""
    return reverse("courses:picture", args=[digest, ending])
