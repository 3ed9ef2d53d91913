"""A course as its files mean it, read and checked, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from courses.drafts import Draft
from publishing.contents import Contents


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a unit stands: in which module, with which number, at which position."""

    module: str
    number: str
    position: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A unit as its file means it, and where it stands in the course."""

    slug: str
    path: str
    spot: Spot
    is_optional: bool
    source: str
    digest: str
    pictures: Mapping[str, str]
    draft: Draft


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`pictures` maps the names that pictures are stored under to their bytes."""

    slug: str
    digest: str
    source: str
    contents: Contents
    introduction: str
    sheets: tuple[Sheet, ...]
    pictures: Mapping[str, bytes]
