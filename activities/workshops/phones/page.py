"""The page on the phone: the activity that is on, and what she made of it so far."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.urls import reverse

from activities import content, sheet
from activities.content import Content
from activities.models import Participant, Stage, Workshop
from activities.workshops import parts, pulse, revisions
from activities.workshops.phones import entries
from activities.workshops.phones.entries import Start
from activities.workshops.phones.refusals import Refusal
from engine.markup.page import Audience

NOTHING = Start({})


@dataclass(frozen=True)
class Page:
    """`stage` is what it shows; `refusal` why what was sent could not be taken."""

    participant: Participant
    stage: Stage | None
    at: datetime
    start: Start = NOTHING
    refusal: Refusal | None = None

    def refusing(self, refusal: Refusal) -> "Page":
        """Return the page with what hinders, and with a body that is not saved."""
        start = self.start
        if refusal.body is not None:
            start = replace(start, body=refusal.body)
        return replace(self, start=start, refusal=refusal)

    @property
    def workshop(self) -> Workshop:
        return self.participant.workshop

    @cached_property
    def content(self) -> Content | None:
        stage = self.stage
        return None if stage is None else content.from_json(stage.version.data)

    @property
    def html(self) -> str:
        """Return the instructions, if an activity is on."""
        if self.stage is None:
            return ""
        version, audience = self.stage.version, Audience.TRAINEE
        return sheet.newest_rendering(version, audience=audience).html

    @property
    def items(self) -> Sequence[object]:
        return self.content.task.shown(self.start.body) if self.content else ()

    @property
    def result(self) -> object:
        """Return what comes of it, once she has given it; no key before the wall."""
        if self.content is None or self.start.given_at is None:
            return None
        task = self.content.task
        is_told = not (task.has_key and self.is_taken) or self._is_all_revealed
        return task.result(self.start.body, is_given=is_told)

    @property
    def _is_all_revealed(self) -> bool:
        if self.stage is None or self.content is None:
            return False
        return self.stage.revealed >= len(self.content.task.scenes)

    @cached_property
    def room(self) -> Mapping[str, object]:
        """Return what the room of her team shows."""
        if self.stage is None:
            return {}
        return parts.room(self.participant, self.stage, at=self.at)

    @property
    def is_taken(self) -> bool:
        """Say whether what she writes is taken now."""
        return bool(self.workshop.is_open and self.stage and not self.stage.is_locked)

    @property
    def is_shut(self) -> bool:
        return not self.is_taken

    @property
    def key(self) -> str:
        """Return the name under which the browser keeps what is not sent yet."""
        guest = f"guest-{self.participant.pk}"
        return guest if self.participant.is_guest else str(self.participant.person_id)

    @property
    def follows(self) -> str:
        """Return what the page asks the pulse with; see static/js/follow.js."""
        workshop = self.workshop
        known = {
            "tag": revisions.tag(workshop.code, workshop.turn, of=revisions.PHONES),
            "page": pulse.state(workshop.stage, is_open=workshop.is_open),
        }
        return json.dumps(known)

    @property
    def pulse(self) -> str:
        """Return where it asks."""
        address = reverse("workshops:pulse", args=[self.workshop.code])
        return f"{address}?key={revisions.key(self.workshop.code)}"

    @property
    def seconds(self) -> int | None:
        return pulse.seconds(self.stage.ends_at if self.stage else None, at=self.at)

    @property
    def clock(self) -> str:
        return pulse.clock(self.seconds)


def of(participant: Participant, stage: Stage | None, *, at: datetime) -> Page:
    if stage is None:
        return Page(participant, stage, at)
    start = entries.start(stage, participant, at=at)
    return Page(participant, stage, at, start)
