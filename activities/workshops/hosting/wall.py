"""What is on the wall: who is there, how many have answered, what came of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse

from activities import content
from activities.content import Content
from activities.models import Stage, Workshop
from activities.task import JSON, Scene
from activities.workshops import codes, parts, pulse, revisions
from activities.workshops.hosting import leading, qr

MINUTES = (1, 3, 5, 10)
MOST_NAMES = 60


@dataclass(frozen=True)
class Show:
    """An activity of the session, and what has come of it so far."""

    stage: Stage
    at: datetime
    is_over: bool = False

    @property
    def revealed(self) -> int:
        """Return how many parts of the result are shown; in the end it is all."""
        return leading.steps(self.stage) if self.is_over else self.stage.revealed

    @cached_property
    def content(self) -> Content:
        return content.from_json(self.stage.version.data)

    @cached_property
    def given(self) -> list[JSON]:
        """Return what was given, without a word of who gave it."""
        entries = self.stage.entries.filter(given__isnull=False)
        return [entry.given or {} for entry in entries.order_by("given_at", "pk")]

    @property
    def together(self) -> object:
        """Return the result for the kind's partial, once its first part is revealed."""
        return self.content.task.together(self.given) if self.revealed else None

    @property
    def board(self) -> Mapping[str, object]:
        return parts.board(self.stage, at=self.at)

    @property
    def next_scene(self) -> Scene | None:
        """Return the part that would be revealed next, where the kind names parts."""
        return next(iter(self.content.task.scenes[self.revealed :]), None)

    @property
    def is_all_revealed(self) -> bool:
        return self.revealed >= leading.steps(self.stage)

    @property
    def seconds(self) -> int | None:
        return pulse.seconds(self.stage.ends_at, at=self.at)

    @property
    def clock(self) -> str:
        return pulse.clock(self.seconds)


@dataclass(frozen=True)
class Wall:
    """`origin` is the beginning of the site's address: "https://training.example.com"."""

    workshop: Workshop
    show: Show | None
    origin: str

    @property
    def address(self) -> str:
        return f"{self.origin}{reverse('join-code', args=[self.workshop.code])}"

    @property
    def short_address(self) -> str:
        """Return what is typed: "training.example.com/join"."""
        host = self.origin.partition("://")[2]
        return f"{host}{reverse('join')}".rstrip("/")

    @property
    def code(self) -> str:
        return codes.spaced(self.workshop.code)

    @property
    def qr(self) -> str:
        return qr.svg(self.address)

    @property
    def headers(self) -> str:
        """Return what the page asks with whether there is something new."""
        workshop = self.workshop
        tag = revisions.tag(workshop.code, workshop.revision, of=revisions.WALL)
        return json.dumps({"If-None-Match": tag})

    @cached_property
    def names(self) -> Sequence[str]:
        """Return who has joined, the last one first."""
        joined = self.workshop.participants.order_by("-joined_at", "-pk")
        return list(joined.values_list("name", flat=True))

    @property
    def shown_names(self) -> Sequence[str]:
        return self.names[:MOST_NAMES]

    @property
    def stages(self) -> QuerySet[Stage]:
        """Return what was shown, in order."""
        return self.workshop.stages.select_related("unit").order_by("opened_at")

    @property
    def minutes(self) -> tuple[int, ...]:
        return MINUTES


def of(workshop: Workshop, *, origin: str, at: datetime, stage: str = "") -> Wall:
    """Return the wall with the activity that is on, or with another one of it."""
    shown = _asked(workshop, stage) or workshop.stage
    show = Show(shown, at, not workshop.is_open) if shown else None
    return Wall(workshop, show, origin)


def _asked(workshop: Workshop, key: str) -> Stage | None:
    if not key.isdecimal():
        return None
    stages = workshop.stages.select_related("unit", "version")
    return stages.defer("version__source").filter(pk=int(key)).first()
