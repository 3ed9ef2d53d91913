"""Team: people who find each other, share out roles, a name and a slogan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.items import Item, Items
from activities.task import JSON, Cell, Column, Sent, Ways
from engine.markup.page import Passage
from engine.markup.schema import Head
from engine.markup.text import plain

MINUTES = 10
SIZE = 5
LEAST_SIZE, MOST_SIZE = 2, 20

NAME, SLOGAN, ROLES = "name", "slogan", "roles"
SIZES = ((4, "huge"), (7, "large"), (14, "medium"))

WAYS = Ways(
    _("Give your team a name and a slogan (%(done)s of %(count)s)"),
    _("Your team still needs a name and a slogan."),
    _("Complete"),
    _("Complete"),
)


@dataclass(frozen=True, slots=True)
class Role:
    """What one of the team takes on; prompt and guidance are safe HTML."""

    id: str
    prompt: str
    guidance: str = ""
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Part:
    """A role and the name of whoever has taken it, or ""."""

    role: Role
    who: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A team's words for the folded card on its table; blank ones are written in."""

    name: str
    slogan: str
    parts: tuple[Part, ...]

    @property
    def name_size(self) -> str:
        return _size(self.name)

    @property
    def slogan_size(self) -> str:
        return _size(self.slogan)


@dataclass(frozen=True, slots=True)
class TeamTask(AnswersById):
    """The words are the team's: nobody sends a body of her own (see teams/)."""

    kind = "team"
    title = _("Team")
    ways = WAYS
    is_by_team = True

    roles: tuple[Role, ...] = ()
    size: int = SIZE

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        roles = tuple(_role(item, items) for item in items.items)
        size = head.whole("size", least=LEAST_SIZE, most=MOST_SIZE, default=SIZE)
        return cls(roles, size)

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        roles = tuple(_role_from_json(one) for one in kept.get("roles", ()))
        return cls(roles, kept.get("size", SIZE))

    def to_json(self) -> dict[str, Any]:
        return {"roles": [*map(_role_to_json, self.roles)], "size": self.size}

    @property
    def minutes(self) -> int:
        return MINUTES

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(one.name, one.id, plain(one.guidance)) for one in self.roles
        )

    @property
    def names(self) -> Mapping[str, str]:
        return {NAME: "", SLOGAN: ""}

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(NAME, gettext("Name of the team")),
            Column(SLOGAN, gettext("Slogan")),
        )

    def taken(self, sent: Sent) -> Answers:  # noqa: ARG002  # a form is not asked here
        return {}

    def words(self, name: str, slogan: str, roles: Mapping[str, str]) -> dict[str, Any]:
        """Return a team's words as a body; `roles` names who has taken which."""
        return bodies.of({NAME: name, SLOGAN: slogan, ROLES: dict(roles)})

    def role(self, id_: str) -> Role | None:
        """Return the role of this id, or the one that once had it."""
        known = {one.was: one for one in self.roles if one.was}
        return (known | {one.id: one for one in self.roles}).get(id_)

    def shown(self, body: JSON) -> Sequence[Card]:
        words = bodies.answers(body)
        who = words.get(ROLES, {})
        parts = tuple(Part(one, who.get(one.id, "")) for one in self.roles)
        return (Card(words.get(NAME, ""), words.get(SLOGAN, ""), parts),)

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        words = bodies.answers(body)
        return words.get(NAME, ""), words.get(SLOGAN, "")


def _size(words: str) -> str:
    """Return how large words can be set that shall fill a line of the card."""
    fitting = (size for most, size in SIZES if len(words) <= most)
    return next(fitting, "small")


def _role(item: Item, items: Items) -> Role:
    return Role(item.id, items.prompt(item), items.html(item.lines), item.was)


def _role_to_json(role: Role) -> dict[str, Any]:
    """Keep it as questions are kept, so that links to it and its old id are found."""
    stem = {"id": role.id, "was": role.was, "prompt": role.prompt}
    return {"kind": TeamTask.kind, "stem": stem, "guidance": role.guidance}


def _role_from_json(kept: JSON) -> Role:
    return Role(**kept["stem"], guidance=kept["guidance"])
