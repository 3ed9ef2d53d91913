"""Sort: cards to put into groups, with a right place for each or without."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from activities import bodies, bullets
from activities.bodies import Answers, AnswersById
from activities.bullets import Bullet, Listed
from activities.items import Items
from activities.kinds import judged, tallied
from activities.kinds.judged import Judgement
from activities.kinds.placed import LETTERS, Card, Desk, Group, Placed
from activities.kinds.tallied import Tally
from activities.task import JSON, Cell, Column, Scene, Sent, Ways
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.markup.text import plain

FEWEST_GROUPS, MOST_GROUPS = 2, len(LETTERS)
CARDS_A_MINUTE = 3

GROUPS = gettext_noop(
    "Cards are sorted into {fewest} to {most} groups; begin each one with a line "
    "“## group {{#id}}”."
)
NO_CARD = gettext_noop(
    "The activity has no card; list them under their group, one a line: "
    "“- card {{#id}}”."
)

PLACED = Scene("placed", _("Where the cards were put"))
RIGHT = Scene("right", _("Where they belong"))


@dataclass(frozen=True, slots=True)
class Sort(AnswersById):
    """A body holds the id of a group for each card; `key` where it belongs.

    `cards` are in the author's order. What is shown of them is not, and holds no key:
    it comes out with the result, once the work was given.
    """

    kind = "sort"
    title = _("Card sort")
    ways = Ways(
        _("Put every card into a group (%(done)s of %(count)s)"),
        _("Nearly there: put this card into a group too, then you can share it."),
        _("Share it with the trainer"),
        _("Share the groups as they are now"),
    )

    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    key: Mapping[str, str]
    is_marked: bool = True

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        listed = bullets.read(items)
        if not items.problems:
            _check(items, listed)
        lettered = zip(listed, LETTERS, strict=False)
        return cls(
            tuple(_group(one, letter, items) for one, letter in lettered),
            tuple(_card(bullet) for one in listed for bullet in one.bullets),
            {bullet.id: one.item.id for one in listed for bullet in one.bullets},
            is_marked=head.yes_no("marked", default=True),
        )

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        lettered = zip(kept["groups"], LETTERS, strict=False)
        return cls(
            tuple(Group(letter=letter, **one) for one, letter in lettered),
            tuple(Card(**one["stem"]) for one in kept["cards"]),
            {one["stem"]["id"]: one["group"] for one in kept["cards"]},
            kept["marked"],
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "groups": [_group_to_json(group) for group in self.groups],
            "cards": [_card_to_json(card, self.key[card.id]) for card in self.cards],
            "marked": self.is_marked,
        }

    @property
    def minutes(self) -> int:
        return -(-len(self.cards) // CARDS_A_MINUTE)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the groups that say something, and the cards as they are dealt."""
        told = (group for group in self.groups if group.guidance)
        groups = (Passage(one.name, one.id, plain(one.guidance)) for one in told)
        return (*groups, *(Passage(one.name, one.id, "") for one in self.dealt))

    @property
    def names(self) -> Mapping[str, str]:
        return {card.id: card.was for card in self.cards}

    @property
    def columns(self) -> tuple[Column, ...]:
        cards = (Column(card.id, card.name) for card in self.cards)
        right = (Column("_right", str(_("Cards in their place"))),)
        return (*cards, *(right if self.is_marked else ()))

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return (PLACED, RIGHT) if self.is_marked else (PLACED,)

    @property
    def dealt(self) -> tuple[Card, ...]:
        """Return the cards in an order that tells nothing and is always the same."""
        return tuple(sorted(self.cards, key=_rank))

    def taken(self, sent: Sent) -> Answers:
        known = {group.id for group in self.groups}
        chosen = {
            card.id: sent[card.field][-1] for card in self.cards if sent.get(card.field)
        }
        return {id_: one if one in known else "" for id_, one in chosen.items()}

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return answer in self._places

    def shown(self, body: JSON) -> tuple[Desk, ...]:
        """Return one desk, on which all the cards lie."""
        return (Desk(self.groups, self._placed(body, self.dealt), self.is_marked),)

    @property
    def has_key(self) -> bool:
        return self.is_marked

    @property
    def expected(self) -> JSON:
        return bodies.of(self.key) if self.is_marked else {}

    def result(self, body: JSON, *, is_given: bool = False) -> Judgement | None:
        if not (self.is_marked and is_given):
            return None
        return judged.of(self.groups, self._placed(body, self.cards), self.key)

    def together(self, bodies: Sequence[JSON]) -> Tally:
        placed = [self._placed(body, self.cards) for body in bodies]
        key = self.key if self.is_marked else {}
        return tallied.of(self.groups, self.cards, placed, key)

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        placed = self._placed(body, self.cards)
        right = judged.of(self.groups, placed, self.key).right
        names = (one.group.name if one.group else None for one in placed)
        return (*names, *((right,) if self.is_marked else ()))

    @property
    def _places(self) -> dict[str, Group]:
        """Return the groups by their id, and by the one they had before."""
        before = {group.was: group for group in self.groups if group.was}
        return before | {group.id: group for group in self.groups}

    def _placed(self, body: JSON, cards: Sequence[Card]) -> tuple[Placed, ...]:
        places, chosen = self._places, bodies.answers(body)
        return tuple(
            Placed(card, places.get(chosen.get(card.id, ""))) for card in cards
        )


def _check(items: Items, listed: Sequence[Listed]) -> None:
    if not FEWEST_GROUPS <= len(listed) <= MOST_GROUPS:
        items.report(items.first_line, GROUPS, fewest=FEWEST_GROUPS, most=MOST_GROUPS)
    elif not any(chain.from_iterable(one.bullets for one in listed)):
        items.report(items.first_line, NO_CARD)


def _rank(card: Card) -> bytes:
    return sha256(card.id.encode()).digest()


def _group(listed: Listed, letter: str, items: Items) -> Group:
    item = listed.item
    return Group(item.id, items.prompt(item), listed.guidance, item.was, letter)


def _card(bullet: Bullet) -> Card:
    return Card(bullet.id, bullet.text, bullet.was)


def _group_to_json(group: Group) -> dict[str, str]:
    return {
        "id": group.id,
        "prompt": group.prompt,
        "guidance": group.guidance,
        "was": group.was,
    }


def _card_to_json(card: Card, group: str) -> dict[str, Any]:
    """Keep it as questions are kept, so that links to it and its old id are found."""
    stem = {"id": card.id, "was": card.was, "prompt": card.prompt}
    return {"kind": Sort.kind, "stem": stem, "group": group}
