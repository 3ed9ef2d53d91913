"""Placement: one place out of several in an order, chosen again as time goes on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.charts import places as drawn
from activities.charts.frame import Frame
from activities.charts.places import Segment, Shape
from activities.items import Item, Items
from activities.kinds import placement_ways
from activities.kinds.placement_ways import Way
from activities.task import JSON, Cell, Column, Dated, Scene, Sent, TooLong, Ways
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.markup.text import plain

LEAST_PLACES = 2
MOST_PLACES = 7
MOST_CHARACTERS = {"about": 200, "evidence": 5_000}
MINUTES = 5

TOO_FEW = gettext_noop(
    "There are no two places to choose from; begin each with “## place {{#id}}”."
)
TOO_MANY = gettext_noop(
    "There are more than {most} places; a drawing has no room for this one."
)
TAKEN = gettext_noop(
    "“{id}” is the name of a field of this form; give the place another id."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can stand; name and text are safe HTML."""

    id: str
    prompt: str
    text: str = ""
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Offered:
    """A place in the form, with its part of the line."""

    place: Place
    number: int
    segment: Segment
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Picking:
    """All that one person chooses and writes. A ladder's topmost rung comes first."""

    question: str
    shape: Shape
    offered: tuple[Offered, ...]
    about: str
    evidence: str

    @property
    def picked(self) -> Offered | None:
        return next((one for one in self.offered if one.is_picked), None)

    @property
    def drawing(self) -> drawn.Chart:
        ordered = sorted(self.offered, key=lambda one: one.number)
        frame = Frame(f"places-{ordered[0].place.id}", now("Where I stand"), 1)
        names = [one.place.name for one in ordered]
        at = self.picked.number - 1 if self.picked else None
        return drawn.drawing(frame, self.shape, names, at=at)


@dataclass(frozen=True, slots=True)
class Placement(AnswersById):
    """A body holds `place`, an id, and what it is `about` and its `evidence`, texts."""

    kind = "placement"
    title = _("Placement")
    ways = Ways(
        _("Choose where you stand"),
        _("Choose one of the places, then you can hand it in."),
        _("Hand in where I stand today"),
        _("Hand in where I stand now"),
    )
    is_named = False
    is_repeated = True
    scenes = (Scene("places", _("Where we stand")),)

    places: tuple[Place, ...]
    shape: Shape = Shape.CURVE
    about: str = ""

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        _report(items)
        return cls(
            places=tuple(_place(item, items) for item in items.items),
            shape=Shape(head.word("shape", tuple(Shape), default=Shape.CURVE)),
            about=head.text("about", most=200, default=""),
        )

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        return cls(
            places=tuple(
                Place(**one["stem"], text=one["text"]) for one in kept["places"]
            ),
            shape=Shape(kept["shape"]),
            about=kept["about"],
        )

    def to_json(self) -> dict[str, Any]:
        """Keep places as questions are kept, so that links and old ids are found."""
        return {
            "places": [
                {
                    "kind": self.kind,
                    "stem": {"id": one.id, "was": one.was, "prompt": one.prompt},
                    "text": one.text,
                }
                for one in self.places
            ],
            "shape": self.shape.value,
            "about": self.about,
        }

    @property
    def minutes(self) -> int:
        return MINUTES

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(Passage(one.name, one.id, plain(one.text)) for one in self.places)

    @property
    def names(self) -> Mapping[str, str]:
        """Return the places, which are renamed, and the fields that hold words."""
        fields = [name for name in MOST_CHARACTERS if self.about or name != "about"]
        return {one.id: one.was for one in self.places} | dict.fromkeys(fields, "")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the place alone: what people write there is nobody else's business."""
        return (Column("place", now("Place")),)

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        return (self._known.get(bodies.answers(body).get("place", "")),)

    def taken(self, sent: Sent) -> Answers:
        offered = {one.id for one in self.places}
        place = {one: sent[one][-1] for one in ("place",) if sent.get(one)}
        texts = {
            name: sent[name][-1].replace("\r\n", "\n")
            for name in MOST_CHARACTERS
            if name in self.names and sent.get(name)
        }
        answers = {**texts, **(place if place.get("place") in offered else {})}
        if any(len(text) > MOST_CHARACTERS[name] for name, text in texts.items()):
            raise TooLong(bodies.of(answers))
        return answers

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return bool(str(answer).strip())

    def renamed(self, body: JSON, ids: Mapping[str, str]) -> dict[str, Any]:
        answers = bodies.answers(body)
        kept = {name: answers.get(name) for name in MOST_CHARACTERS if name in ids}
        kept["place"] = ids.get(answers.get("place", ""))
        return bodies.of({name: one for name, one in kept.items() if one is not None})

    def left(self, body: JSON) -> list[str]:
        """Return the first place's id as long as none is chosen: there the eye goes."""
        is_placed = bodies.answers(body).get("place") in self._known
        return [] if is_placed else [one.id for one in self.places[:1]]

    def shown(self, body: JSON) -> tuple[Picking]:
        answers = bodies.answers(body)
        lines = drawn.segments(self.shape, len(self.places))
        offered = tuple(
            Offered(place, at, line, is_picked=place.id == answers.get("place"))
            for at, (place, line) in enumerate(zip(self.places, lines, strict=True), 1)
        )
        return (
            Picking(
                question=self.about,
                shape=self.shape,
                offered=offered[:: -1 if self.shape is Shape.LADDER else 1],
                about=answers.get("about", ""),
                evidence=answers.get("evidence", ""),
            ),
        )

    def together(self, bodies_: Sequence[JSON]) -> drawn.Chart:
        found = Counter(bodies.answers(body).get("place") for body in bodies_)
        counts = [(one.name, found[one.id]) for one in self.places]
        n = sum(count for _name, count in counts)
        frame = Frame("places", now("Where we stand"), n, is_group=True)
        return drawn.chart(frame, self.shape, counts)

    def recalled(self, body: JSON, ids: Mapping[str, str]) -> JSON:
        """Keep the place's name too, in case that a later version has no such place."""
        name = self._known.get(bodies.answers(body).get("place", ""), "")
        return {**self.renamed(body, ids), "name": name}

    def course(self, given: Sequence[Dated]) -> tuple[Way, ...]:
        return placement_ways.ways(self._known, given)

    @property
    def _known(self) -> dict[str, str]:
        """Return the name of each place, in their order, by its id."""
        return {one.id: one.name for one in self.places}


def _place(item: Item, items: Items) -> Place:
    return Place(item.id, items.prompt(item), items.html(item.lines), item.was)


def _report(items: Items) -> None:
    if len(items.items) < LEAST_PLACES and not items.problems:
        items.report(items.first_line, TOO_FEW)
    for item in items.items[MOST_PLACES:]:
        items.report(item.head.line, TOO_MANY, most=MOST_PLACES)
    for item in items.items:
        if item.id in MOST_CHARACTERS:
            items.report(item.head.line, TAKEN, id=item.id)
