"""What the trainer's page sends: who is moved where, how a team is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from activities.teams import answers, arranging
from activities.teams.answers import Sent, number
from activities.teams.pools import Pool
from activities.teams.writing import FIELDS
from people.models import Person

OUT = "out"


@dataclass(frozen=True, slots=True)
class Desk:
    pool: Pool
    trainer: Person
    size: int


def do(verb: str, desk: Desk, sent: Sent, *, at: datetime) -> None:
    """Do what was sent; raises Hindrance."""
    VERBS[verb](desk, sent, at)


def _deal(desk: Desk, sent: Sent, at: datetime) -> None:
    arranging.deal(
        desk.pool,
        size=desk.size,
        seed=number(sent.get("seed", "")),
        token=sent.get("token", ""),
        by=desk.trainer,
        at=at,
    )


def _move(desk: Desk, sent: Sent, at: datetime) -> None:
    where = sent.get("to", OUT)
    arranging.move(
        desk.pool,
        member=number(sent.get("member", "")),
        team=None if where == OUT else number(where),
        by=desk.trainer,
        at=at,
    )


def _rename(desk: Desk, sent: Sent, at: datetime) -> None:
    texts = answers.texts(sent)
    words = {name: texts[name].words for name in FIELDS if name in texts}
    team = number(sent.get("team", ""))
    arranging.rename(desk.pool, team=team, words=words, by=desk.trainer, at=at)


def _dissolve(desk: Desk, sent: Sent, at: datetime) -> None:
    team = number(sent.get("team", ""))
    arranging.dissolve(desk.pool, team=team, by=desk.trainer, at=at)


VERBS: Mapping[str, Callable[[Desk, Sent, datetime], None]] = {
    "deal": _deal,
    "move": _move,
    "rename": _rename,
    "dissolve": _dissolve,
}
