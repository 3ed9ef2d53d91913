"""Questions that ask for an order: the author gives it, the page shows another."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import ordered_list
from engine.questions.draft import Draft, Line
from engine.questions.pieces import Piece, keyed, mixed
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.verdict import BadResponse, Verdict


class Scoring(StrEnum):
    """How an order is scored; the first is the default.

    ``proportional``: the share of the items that stand in their own place (Moodle's
    "absolute position"). ``pairs``: the share of all pairs of items of which the one
    stands rightly before the other, so that one item moved spoils little.
    """

    ALL_OR_NOTHING = "all-or-nothing"
    PROPORTIONAL = "proportional"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item with the place it was given, None if none; also where two share one.

    ``verdict`` is ``right``, ``wrong`` or empty if not shown, or before it is judged.
    """

    key: str
    text: str
    place: int | None
    is_repeated: bool
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOrdering(Asked):
    items: tuple[PlacedItem, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedOrdering(Revealed):
    """``items`` stand as they were placed; ``right_order`` holds texts or nothing."""

    items: tuple[PlacedItem, ...]
    is_complete: bool
    right_order: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Items to put in order, kept in the order they are shown in.

    A response is the list of their keys in the order chosen; while a place is missing
    or given twice, it is a mapping of keys to places, kept as given and worth nothing.
    """

    kind: ClassVar[str] = "ordering"
    title: ClassVar[str] = _("Ordering")
    attributes: ClassVar[frozenset[str]] = frozenset({"scoring"})

    items: tuple[Piece, ...]
    right: tuple[str, ...]
    scoring: Scoring = Scoring.ALL_OR_NOTHING

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        return not draft.rubric and bool(ordered_list.entries_of(draft))

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        return ordered_list.before(draft)

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        scoring = Scoring(draft.word("scoring", [*Scoring]))
        items = keyed(stem.id, ordered_list.texts(draft))
        right = tuple(item.key for item in items)
        question = cls(stem=stem, items=items, right=right, scoring=scoring)
        return question.shuffled(0) if len(items) > 1 else None

    def shuffled(self, seed: int) -> Self:
        """Return it in another order of the page, which is never the right one."""
        items = mixed(self.items, seed=seed, name=self.id)
        if tuple(item.key for item in items) == self.right:
            items = (*items[1:], items[0])
        return replace(self, items=items)

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(range(1, len(self.items) + 1))

    def placed(self, response: object) -> dict[str, int]:
        """Return the places a response gives to keys of ours; never raises."""
        if isinstance(response, list):
            is_order = sorted(map(repr, response)) == sorted(map(repr, self.right))
            return dict(zip(response, self.places, strict=True)) if is_order else {}
        given = response.items() if isinstance(response, Mapping) else ()
        return {
            key: place
            for key, place in given
            if key in self.right and type(place) is int and place in self.places
        }

    def order(self, response: object) -> tuple[str, ...]:
        """Return the keys in the order chosen; none before each has its own place."""
        placed = self.placed(response)
        is_whole = sorted(placed.values()) == [*self.places]
        return tuple(sorted(placed, key=placed.__getitem__)) if is_whole else ()

    def is_answered(self, response: object) -> bool:
        return bool(self.placed(response))

    def is_complete(self, response: object) -> bool:
        return bool(self.order(response))

    def response(self, values: Sequence[str]) -> JSON:
        """Take one `key=place` for each item; empty ones are not placed yet."""
        placed: dict[str, JSON] = {}
        for value in filter(None, values):
            key, _sign, place = value.partition("=")
            is_ours = key in self.right and place in map(str, self.places)
            if not is_ours or key in placed:
                raise BadResponse(values)
            placed[key] = int(place)
        return [*self.order(placed)] or placed or None

    def values(self, response: JSON) -> list[str]:
        return [f"{key}={place}" for key, place in self.placed(response).items()]

    def mark(self, response: object) -> Verdict:
        share = sum(self.parts(response).values(), Fraction(0))
        return Verdict(share * self.points, self.points)

    def parts(self, response: object) -> Mapping[str, Fraction]:
        """Return what each item earns where they count one by one, else the whole."""
        order = self.order(response)
        if self.scoring is Scoring.PROPORTIONAL:
            each = Fraction(1, len(self.right))
            given = order or ("",) * len(self.right)
            pairs = zip(self.right, given, strict=True)
            return {key: each * (key == other) for key, other in pairs}
        if self.scoring is Scoring.PAIRS:
            return {"": self._pairs(order)}
        return {"": Fraction(order == self.right)}

    def chance(self) -> Fraction:
        """Return what a blind order earns on average.

        Of n items one stands in its place on average, and half of all pairs are right.
        """
        return {
            Scoring.ALL_OR_NOTHING: Fraction(1, factorial(len(self.items))),
            Scoring.PROPORTIONAL: Fraction(1, len(self.items)),
            Scoring.PAIRS: Fraction(1, 2),
        }[self.scoring]

    def right_answer(self) -> JSON:
        return [*self.right]

    def asked(self, response: object = None, *, tries: int = 0) -> AskedOrdering:
        return AskedOrdering(
            **self.told(response, tries),
            items=self._shown(response),
            places=self.places,
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedOrdering:
        is_key_shown = Show.RIGHT_ANSWER in show
        texts = {item.key: item.text for item in self.items}
        items = self._judged(response) if show & _JUDGES else self._shown(response)
        return RevealedOrdering(
            **self.judged(response, show),
            items=tuple(sorted(items, key=lambda item: item.place or len(items) + 1)),
            is_complete=self.is_complete(response),
            right_order=tuple(texts[key] for key in self.right) if is_key_shown else (),
        )

    def _pairs(self, order: tuple[str, ...]) -> Fraction:
        rank = self.right.index
        pairs = [rank(one) < rank(other) for one, other in combinations(order, 2)]
        return Fraction(sum(pairs), len(pairs) or 1)

    def _shown(self, response: object) -> tuple[PlacedItem, ...]:
        placed = self.placed(response)
        shared = Counter(placed.values())
        return tuple(
            PlacedItem(
                key=item.key,
                text=item.text,
                place=placed.get(item.key),
                is_repeated=shared[placed.get(item.key, 0)] > 1,
            )
            for item in self.items
        )

    def _judged(self, response: object) -> tuple[PlacedItem, ...]:
        """Return the items with their verdicts, once each has a place of its own."""
        verdicts = {
            key: "right" if key == place else "wrong"
            for key, place in zip(self.order(response), self.right, strict=False)
        }
        shown = self._shown(response)
        return tuple(
            replace(item, verdict=verdicts.get(item.key, "")) for item in shown
        )

    def body(self) -> dict[str, JSON]:
        return {
            "items": [item.to_json() for item in self.items],
            "right": [*self.right],
            "scoring": self.scoring.value,
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        """Read the body; ValueError if the order is not one of its items."""
        items, right = Piece.all_from_json(body["items"]), tuple(body["right"])
        if sorted(item.key for item in items) != sorted(right):
            raise ValueError(right)
        scoring = Scoring(str(body["scoring"]))
        return cls(stem=stem, items=items, right=right, scoring=scoring)


_JUDGES = Show.CORRECTNESS | Show.RIGHT_ANSWER
