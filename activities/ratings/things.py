"""The things to rate: what a file lists under its headings, and how it is kept."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from activities import bullets
from activities.bullets import Listed
from activities.items import Items
from activities.task import JSON
from engine.markup.problem import gettext_noop
from engine.markup.text import plain

NOTHING_LISTED = gettext_noop(
    "Nothing is listed here; write each thing to rate on a line “- text {{#id}}”."
)
NO_DIMENSION = gettext_noop(
    "The activity has nothing to rate; begin with a line “## name {{#id}}” and list "
    "things below it, each as “- text {{#id}}”."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to rate; its text is safe HTML."""

    id: str
    text: str
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Dimension:
    """Things that belong together; title and guidance are safe HTML."""

    id: str
    title: str
    guidance: str
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        return plain(self.title)


def read(items: Items) -> tuple[Dimension, ...]:
    """Return the dimensions of a file; what is wrong is told to the items."""
    items.allow()
    if not items.items and not items.problems:
        items.report(items.first_line, NO_DIMENSION)
    listed = bullets.read(items)
    for one in listed:
        if not one.bullets:
            items.report(one.item.head.line, NOTHING_LISTED)
    return tuple(_dimension(one, items) for one in listed)


def to_json(dimensions: Iterable[Dimension]) -> list[dict[str, Any]]:
    return [asdict(one) for one in dimensions]


def from_json(kept: JSON) -> tuple[Dimension, ...]:
    return tuple(
        Dimension(
            one["id"],
            one["title"],
            one["guidance"],
            tuple(Entry(**entry) for entry in one["entries"]),
        )
        for one in kept.get("dimensions", ())
    )


def _dimension(listed: Listed, items: Items) -> Dimension:
    return Dimension(
        id=listed.item.id,
        title=items.prompt(listed.item),
        guidance=listed.guidance,
        entries=tuple(Entry(one.id, one.text, one.was) for one in listed.bullets),
    )
