"""Lists: short entries in columns, to move about or to read row by row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.items import Item, Items
from activities.kinds import gathered
from activities.kinds.gathered import Gathered
from activities.kinds.listed import MOST_ENTRIES, Board, Filled, Lane
from activities.task import JSON, Cell, Column, Scene, Sent, TooLong, Ways
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.markup.text import plain

MOST_CHARACTERS = 500
MINUTES_A_LIST = 5

NO_LIST = gettext_noop(
    "The activity has no list; begin each one with a line “## list {{#id}}”."
)
NO_ROWS = gettext_noop(
    "Rows run across lists: write a second “## list {{#id}}”, or leave out “rows”."
)
MOVES_IN_ROWS = gettext_noop(
    "Entries of rows belong together and cannot be moved; leave out “moves: yes”."
)

_NUMBER = re.compile(r"[0-9]{1,3}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")  # what no key writes

type Written = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Lists(AnswersById):
    """A body holds the entries of each list, in order; in rows, "" keeps a place."""

    kind = "lists"
    title = _("Lists")
    ways = Ways(
        _("Write enough in every list (%(done)s of %(count)s)"),
        _("Nearly there: this list needs a few more words, then you can share it."),
        _("Share it with the trainer"),
        _("Share the lists as they are now"),
    )

    lanes: tuple[Lane, ...]
    least: int = 1
    has_moves: bool = True
    has_rows: bool = False

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        if not items.items and not items.problems:
            items.report(items.first_line, NO_LIST)
        has_rows = head.yes_no("rows", default=False)
        if has_rows and len(items.items) == 1:
            head.report("rows", NO_ROWS)
        has_moves = head.yes_no("moves", default=not has_rows)
        if has_rows and has_moves:
            head.report("moves", MOVES_IN_ROWS)
        return cls(
            tuple(_lane(item, items) for item in items.items),
            least=head.whole("least", least=1, most=MOST_ENTRIES, default=1),
            has_moves=has_moves,
            has_rows=has_rows,
        )

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        return cls(
            tuple(_lane_from_json(one) for one in kept["lists"]),
            kept["least"],
            kept["moves"],
            kept["rows"],
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "lists": [_lane_to_json(lane) for lane in self.lanes],
            "least": self.least,
            "moves": self.has_moves,
            "rows": self.has_rows,
        }

    @property
    def minutes(self) -> int:
        return MINUTES_A_LIST * len(self.lanes)

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(lane.name, lane.id, plain(lane.guidance)) for lane in self.lanes
        )

    @property
    def names(self) -> Mapping[str, str]:
        return {lane.id: lane.was for lane in self.lanes}

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(lane.id, lane.name) for lane in self.lanes)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return tuple(Scene(lane.id, lane.name) for lane in self.lanes)

    def taken(self, sent: Sent) -> Answers:
        """Return the entries as they are after what the pressed button does."""
        written = {
            lane.id: [_line(text) for text in sent.get(lane.field, ())]
            for lane in self.lanes
        }
        for do in sent.get("do", ())[-1:]:
            self._do(do.split(" ")[1:], written)
        kept = self._packed(written)
        if any(map(_is_too_long, kept.values())):
            raise TooLong(bodies.of(kept))
        return kept

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return sum(map(bool, answer)) >= self.least

    def shown(self, body: JSON) -> tuple[Board, ...]:
        """Return one board, on which all the lists stand."""
        kept = bodies.answers(body)
        filled = tuple(
            Filled(lane, tuple(kept.get(lane.id, ()))) for lane in self.lanes
        )
        return (Board(filled, self.least, self.has_moves, self.has_rows),)

    def together(self, bodies: Sequence[JSON]) -> Gathered:
        boards = [board for body in bodies for board in self.shown(body)]
        return gathered.of(self.lanes, boards, has_rows=self.has_rows)

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        kept = bodies.answers(body)
        texts = ("\n".join(kept.get(lane.id, ())) for lane in self.lanes)
        return tuple(text.rstrip("\n") for text in texts)

    def _do(self, words: Sequence[str], written: Written) -> None:
        """Move or remove an entry, or remove a row; all else changes nothing."""
        match words:
            case ["move", start, at, end] if self.has_moves and end in written:
                written[end] += _cut(written.get(start, []), at)
            case ["remove", _lane, at] if self.has_rows:
                for texts in written.values():
                    _cut(texts, at)
            case ["remove", start, at]:
                _cut(written.get(start, []), at)

    def _packed(self, written: Written) -> Written:
        """Leave out what is blank: rows, or single entries."""
        if not self.has_rows:
            return {id_: [*filter(None, texts)] for id_, texts in written.items()}
        rows = [row for row in zip_longest(*written.values(), fillvalue="") if any(row)]
        return {id_: [row[at] for row in rows] for at, id_ in enumerate(written)}


def _line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _cut(texts: list[str], at: str) -> list[str]:
    """Take the entry at a place out of its list; none if there is no such place."""
    place = int(at) if _NUMBER.fullmatch(at) else len(texts)
    found = texts[place : place + 1]
    del texts[place : place + 1]
    return found


def _is_too_long(texts: Sequence[str]) -> bool:
    longest = max(map(len, texts), default=0)
    return len(texts) > MOST_ENTRIES or longest > MOST_CHARACTERS


def _lane(item: Item, items: Items) -> Lane:
    return Lane(item.id, items.prompt(item), items.html(item.lines), item.was)


def _lane_to_json(lane: Lane) -> dict[str, Any]:
    """Keep it as questions are kept, so that links to it and its old id are found."""
    stem = {"id": lane.id, "was": lane.was, "prompt": lane.prompt}
    return {"kind": Lists.kind, "stem": stem, "guidance": lane.guidance}


def _lane_from_json(kept: JSON) -> Lane:
    return Lane(**kept["stem"], guidance=kept["guidance"])
