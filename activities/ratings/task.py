"""What kinds that ask for two ratings of each thing have in common.

A body holds what was rated of each thing: {"lobby": {"e": 5, "p": 3}}; {} where a
rating was taken back.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.ratings.asked import STEPS, Asked, Part, Progress, Row, Side
from activities.ratings.things import Dimension, Entry
from activities.task import JSON, Cell, Column, Sent
from engine.markup.page import Passage
from engine.measures import privacy

SECONDS_A_RATING = 12
SECONDS_A_MINUTE = 60


class Ratings(AnswersById):
    """A kind that asks for two ratings from 1 to 5 of each thing.

    `fewest` things rated on both sides make it worth giving.
    """

    sides: ClassVar[tuple[Side, Side]]
    fewest: ClassVar[int]
    is_named = False

    dimensions: tuple[Dimension, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for one in self.dimensions for entry in one.entries)

    @property
    def minutes(self) -> int:
        seconds = 2 * len(self.entries) * SECONDS_A_RATING
        return -(-seconds // SECONDS_A_MINUTE)

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(one.name, one.id, "\n".join(entry.name for entry in one.entries))
            for one in self.dimensions
        )

    @property
    def names(self) -> Mapping[str, str]:
        return {entry.id: entry.was for entry in self.entries}

    @property
    def columns(self) -> tuple[Column, ...]:
        words = _("%(rating)s: %(thing)s")
        return tuple(
            Column(
                side.field(entry.id),
                words % {"rating": side.title, "thing": entry.name},
            )
            for entry in self.entries
            for side in self.sides
        )

    def taken(self, sent: Sent) -> Answers:
        return {
            entry.id: self._taken(sent, entry)
            for entry in self.entries
            if any(sent.get(side.field(entry.id)) for side in self.sides)
        }

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return all(side.code in answer for side in self.sides)

    def left(self, body: JSON) -> list[str]:
        empty = super().left(body)
        done = len(self.names) - len(empty)
        return [] if done >= min(self.fewest, len(self.names)) else empty

    def shown(self, body: JSON) -> tuple[Part, ...]:
        rated = bodies.answers(body)
        places = {entry.id: at for at, entry in enumerate(self.entries, 1)}
        first, second = self.sides

        def row(entry: Entry) -> Row:
            values = rated.get(entry.id, {})
            return Row(
                places[entry.id],
                Asked(first, entry, values.get(first.code)),
                Asked(second, entry, values.get(second.code)),
            )

        return tuple(
            Part(one, tuple(map(row, one.entries)), not any(rated.values()))
            for one in self.dimensions
        )

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        rows = [row for part in self.shown(body) for row in part.rows]
        return tuple(one.value for row in rows for one in (row.first, row.second))

    def progress(self, body: JSON, *, is_given: bool) -> Progress:
        count = len(self.names)
        return Progress(count - len(super().left(body)), count, is_given)

    def rated(self, body: JSON) -> dict[str, tuple[int | None, int | None]]:
        """Return both ratings of each thing by its id."""
        rows = [row for part in self.shown(body) for row in part.rows]
        return {row.entry.id: (row.first.value, row.second.value) for row in rows}

    def enough(self, given: Sequence[JSON]) -> set[str]:
        """Return the ids of what so many rated on both sides that it may be shown."""
        counts = dict.fromkeys(self.names, 0)
        for body in given:
            for id_ in set(self.filled(body)) & counts.keys():
                counts[id_] += 1
        return {id_ for id_, count in counts.items() if privacy.is_shown(count)}

    def raters(self, given: Sequence[JSON]) -> int:
        """Return how many rated at least one thing on both sides."""
        return sum(any(id_ in self.names for id_ in self.filled(one)) for one in given)

    def _taken(self, sent: Sent, entry: Entry) -> dict[str, int]:
        picked = {
            side.code: (sent.get(side.field(entry.id)) or [""])[-1]
            for side in self.sides
        }
        steps = {str(step): step for step in STEPS}
        return {code: steps[text] for code, text in picked.items() if text in steps}
