"""What goes into a page and what comes out of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Audience(StrEnum):
    TRAINEE = "trainee"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the course; its address is "" when it is inlined (SVG)."""

    name: str
    content: bytes
    address: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a text stands.

    `path` and the names of the pictures are relative to the same folder, so that a
    picture is found beside the text that shows it. `address_of` turns an author's
    relative link into an address, or None when nothing is there.
    """

    path: str
    pictures: Mapping[str, Picture]
    address_of: Callable[[str], str | None]
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the text that the page fills in later."""

    kind: Literal["check", "write"]
    id: str
    source: str
    line: int
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A section's plain text, for the search; nothing in it is for trainers only."""

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary: its names, each with its language."""

    id: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    html: Mapping[Audience, str]
    headings: tuple[Heading, ...]
    slots: tuple[Slot, ...]
    passages: tuple[Passage, ...]
    pictures: tuple[str, ...]
    characters: int
    terms: tuple[Term, ...] = ()
