"""What a kind of activity must be able to do; kinds.py lists them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol, Self

from activities.items import Items
from engine.markup.page import Passage

type JSON = Mapping[str, Any]
type Sent = Mapping[str, Sequence[str]]


class TooLong(Exception):
    """More was sent than is kept; `body` is all of it."""

    def __init__(self, body: JSON) -> None:
        super().__init__()
        self.body = body


class Task(Protocol):
    """What one version of an activity asks for.

    A body is what a person made of it, as JSON: the kind alone knows its shape. The
    template activities/kinds/KIND.html shows it in three partials: `form`, `shared`
    and `printed`.
    """

    kind: ClassVar[str]

    @classmethod
    def read(cls, items: Items) -> Self:
        """Take the task out of a file's items; what is wrong is told to them."""

    @classmethod
    def from_json(cls, kept: JSON) -> Self: ...

    def to_json(self) -> dict[str, Any]: ...

    @property
    def minutes(self) -> int:
        """Return how long it takes, if the author does not say it."""

    @property
    def passages(self) -> tuple[Passage, ...]: ...

    @property
    def names(self) -> Mapping[str, str]:
        """Return the id of each thing to fill in, and the id it had before or ""."""

    def body(self, sent: Sent) -> dict[str, Any]:
        """Turn what a form sent into a body; raise TooLong if it cannot be kept."""

    def merged(self, bodies: Sequence[JSON]) -> dict[str, Any]:
        """Make one body of several, the later over the earlier ones."""

    def renamed(self, body: JSON, ids: Mapping[str, str]) -> dict[str, Any]:
        """Return a body with only these ids, each under its new one."""

    def filled(self, body: JSON) -> list[str]:
        """Return the ids of what was filled in: codes, no words of the person."""

    def shown(self, body: JSON) -> Sequence[object]:
        """Return what the template shows, in order."""
