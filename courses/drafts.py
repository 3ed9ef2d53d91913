"""What a kind of unit reads out of its source file, before anything is stored."""

from collections import UserDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from courses.models import Version
from engine.markup.page import Audience, Passage, Picture, Surroundings
from engine.markup.problem import Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A unit's file as it lies in the course folder: its path there and its text."""

    path: str
    slug: str
    text: str


class Album(UserDict[str, Picture]):
    """The pictures of a course, noting which ones were looked up."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__(pictures)
        self.shown: dict[str, None] = {}

    def __getitem__(self, name: str) -> Picture:
        self.shown[name] = None
        return super().__getitem__(name)


@dataclass(frozen=True, slots=True)
class Draft:
    """A unit as its author means it. `data` and `html` become Version and Rendering.

    `fits` returns what does not fit with the other units of the course, once all of
    them have been read: it is given their drafts by slug.
    """

    kind: str
    title: str
    minutes: int
    edition: int = 1
    was: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    html: Mapping[Audience, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    pictures: tuple[str, ...] = ()
    fits: "Fits | None" = None


class Source(Protocol):
    """What the source.py of a kind offers to publishing."""

    KIND: str

    def read(
        self, file: SourceFile, *, surroundings: Surroundings
    ) -> tuple[Draft | None, list[Problem]]:
        """Read the file; every mistake in it is a problem, none is raised."""

    def store(self, versions: Sequence[Version]) -> None:
        """Make or mend the kind's own row for the unit of each version."""


type Fits = Callable[[Mapping[str, Draft]], Iterable[Problem]]
type Read = Callable[..., tuple[Draft | None, list[Problem]]]
