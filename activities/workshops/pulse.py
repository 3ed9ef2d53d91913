"""What a phone asks every few seconds: whether its page is the same, and the clock."""

from dataclasses import dataclass
from datetime import datetime

from activities.models import Stage, Workshop
from activities.workshops import revisions


class NoSuchSession(Exception):
    """There is no session of that code."""


@dataclass(frozen=True, slots=True)
class Beat:
    """`page` changes when the phone has to open its page again, `tag` with anything."""

    tag: str
    page: str
    seconds: int | None


def beat(code: str, *, at: datetime) -> Beat:
    """Return it in one query, and without knowing who asks."""
    found = Workshop.objects.filter(code=code).select_related("stage")
    workshop = found.only("code", "turn", "closed_at", "stage").first()
    if workshop is None:
        raise NoSuchSession(code)
    stage = workshop.stage
    return Beat(
        revisions.tag(code, workshop.turn, of=revisions.PHONES),
        state(stage, is_open=workshop.is_open),
        seconds(stage.ends_at if stage else None, at=at),
    )


def state(stage: Stage | None, *, is_open: bool) -> str:
    """Return in a word what decides how the phone's page looks."""
    if stage is None or not is_open:
        return "waiting" if is_open else "closed"
    return f"{stage.pk}-{'locked' if stage.is_locked else 'open'}"


def seconds(ends_at: datetime | None, *, at: datetime) -> int | None:
    """Return how long is left, 0 when it is over, and nothing without a clock."""
    if ends_at is None:
        return None
    return max(0, round((ends_at - at).total_seconds()))


def clock(seconds: int | None) -> str:
    """Return what is left as "04:59"."""
    minutes, rest = divmod(seconds or 0, 60)
    return f"{minutes:02}:{rest:02}"
