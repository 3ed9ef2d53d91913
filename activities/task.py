"""What every kind of activity has and can do; kinds/ holds them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.items import Items
from engine.markup.page import Passage
from engine.markup.schema import Head

type JSON = Mapping[str, Any]
type Sent = Mapping[str, Sequence[str]]
type Words = str | Promise
type Cell = str | int | Decimal | None


class TooLong(Exception):
    """More was sent than is kept; `body` is all of it."""

    def __init__(self, body: JSON) -> None:
        super().__init__()
        self.body = body


@dataclass(frozen=True, slots=True)
class Ways:
    """What a kind says on its page, in its own words.

    `condition` says what must be filled in, with %(done)s and %(count)s; `wish` what
    to do about a place that was left out; `give` stands on the button, `give_again`
    once it was given.
    """

    condition: Words
    wish: Words
    give: Words
    give_again: Words


WRITING = Ways(
    _("Write something under every question (%(done)s of %(count)s)"),
    _("Nearly there: write a few words here too, then you can share it."),
    _("Share it with the trainer"),
    _("Share the text as it is now"),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of what a group made, shown on the wall as one step after the other."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of answers: its id, and its head as plain text."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A body as it was given on a day."""

    body: JSON
    at: datetime


class Task(ABC):
    """What one version of an activity asks for.

    A body is what a person made of it, as JSON: the kind alone knows its shape. The
    template activities/kinds/KIND.html shows it in partials: `form` (to fill in),
    `shared` (what one person gave), `printed` (on paper, blank or filled in), and
    where the kind has one `result` (what comes out of one body), `together` (out of
    many) and `course` (one person's over time).

    `is_named`: trainers see who gave what; else they see only what five people or
    more have given together. `is_repeated`: each giving is kept with its day.
    `is_by_team`: the page is the room of the person's team, and no form of her own.
    """

    kind: ClassVar[str]
    title: ClassVar[Words]
    ways: ClassVar[Ways] = WRITING
    is_named: ClassVar[bool] = True
    is_repeated: ClassVar[bool] = False
    is_by_team: ClassVar[bool] = False

    @classmethod
    @abstractmethod
    def read(cls, items: Items, head: Head) -> Self:
        """Take the task out of a file; what is wrong is told to items or head."""

    @classmethod
    @abstractmethod
    def from_json(cls, kept: JSON) -> Self: ...

    @abstractmethod
    def to_json(self) -> dict[str, Any]: ...

    @property
    def points(self) -> int:
        """Return how many points a trainer may give for it; 0: it is not marked."""
        return 0

    @property
    @abstractmethod
    def minutes(self) -> int:
        """Return how long it takes, if the author does not say it."""

    @property
    @abstractmethod
    def passages(self) -> tuple[Passage, ...]:
        """Return what the search finds."""

    @property
    @abstractmethod
    def names(self) -> Mapping[str, str]:
        """Return the id of each thing to fill in, and the id it had before or ""."""

    @abstractmethod
    def body(self, sent: Sent) -> dict[str, Any]:
        """Turn what a form sent into a body; raise TooLong if it cannot be kept.

        What cannot have been offered is left out.
        """

    @abstractmethod
    def merged(self, bodies: Sequence[JSON]) -> dict[str, Any]:
        """Make one body of several, the later over the earlier ones."""

    @abstractmethod
    def renamed(self, body: JSON, ids: Mapping[str, str]) -> dict[str, Any]:
        """Return a body with only these ids, each under its new one."""

    @abstractmethod
    def filled(self, body: JSON) -> list[str]:
        """Return the ids of what was filled in: codes, no words of the person."""

    @abstractmethod
    def shown(self, body: JSON) -> Sequence[object]:
        """Return what the partials `form`, `shared` and `printed` show, in order."""

    @property
    def has_key(self) -> bool:
        """Say whether there are right answers, which a result tells."""
        return False

    @property
    def expected(self) -> JSON:
        """Return the body that is right, for paper of trainers; mostly {}."""
        return {}

    def left(self, body: JSON) -> list[str]:
        """Return the ids of what must be filled in before it can be given."""
        filled = set(self.filled(body))
        return [name for name in self.names if name not in filled]

    def result(
        self,
        body: JSON,  # noqa: ARG002  # most kinds have none
        *,
        is_given: bool = False,  # noqa: ARG002  # as above
    ) -> object:
        """Return what comes out of one body, for the partial `result`, or None.

        `is_given`: she has given it; before, a result must tell no right answer.
        """
        return None

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """Return the parts of `together`; a kind may have them as an attribute."""
        return ()

    def together(self, bodies: Sequence[JSON]) -> object:  # noqa: ARG002  # as above
        """Return what comes out of many, for the partial `together`, or None."""
        return None

    def recalled(self, body: JSON, ids: Mapping[str, str]) -> JSON:
        """Return what `course` of a later version is told of a body given on this one.

        `ids` are those of this version, each with what it is called there, if it is.
        """
        return self.renamed(body, ids)

    def course(self, given: Sequence[Dated]) -> object:  # noqa: ARG002  # as above
        """Return one person's givings over time, for the partial `course`, or None.

        Each body is what the version that it was given on has `recalled` of it.
        """
        return None

    @property
    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the table of answers that trainers take home."""

    @abstractmethod
    def cells(self, body: JSON) -> tuple[Cell, ...]:
        """Return one body's row in that table: a cell for each column."""
