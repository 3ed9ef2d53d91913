"""A team's name and slogan, which each of it may write without undoing a mate's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from activities.models import Team
from activities.teams import completing, pools, seats
from activities.teams.joining import Hindrance, SitsNowhere
from activities.teams.pools import Pool, Seat
from ledger import record

FIELDS: Mapping[str, int] = {"name": 60, "slogan": 120}


@dataclass(frozen=True, slots=True)
class Text:
    """What a page sends of one field.

    `known` is what the page knows to have stood there: first what it was last told,
    then what it may have sent since.
    """

    words: str
    known: Sequence[str] = ()


class TooLong(Hindrance):
    """A name or a slogan is longer than fits on the card."""


class MateWrote(Hindrance):
    """A mate has written something else meanwhile; that stays, this is not kept."""

    def __init__(self, team: Team, fields: Sequence[str]) -> None:
        super().__init__(*fields)
        self.team = team


def merged(now: str, text: Text) -> str | None:
    """Return what shall stand, or None if a mate's words and these cannot both.

    A page that left the field as it was told leaves what a mate wrote there.
    """
    if now in {text.words, *text.known}:
        return text.words
    return now if text.words in text.known[:1] else None


@transaction.atomic
def write(pool: Pool, *, seat: Seat, texts: Mapping[str, Text], at: datetime) -> Team:
    """Keep the name and the slogan, both or neither."""
    if any(len(text.words) > FIELDS[name] for name, text in texts.items()):
        raise TooLong
    pools.wait_for_others(pool)
    mine = seats.of(pool, seat=seat)
    if mine is None:
        raise SitsNowhere
    team = mine.team
    old = {name: str(getattr(team, name)) for name in FIELDS}
    new = {name: merged(old[name], text) for name, text in texts.items()}
    clashing = [name for name, words in new.items() if words is None]
    if clashing:
        raise MateWrote(team, clashing)
    kept = {name: words or "" for name, words in new.items()}
    put(team, kept, pool=pool, by=seat, at=at)
    return team


def put(
    team: Team, words: Mapping[str, str], *, pool: Pool, by: Seat, at: datetime
) -> None:
    """Store a team's words, if they are news, and complete what they complete."""
    old = {name: str(getattr(team, name)) for name in words}
    if old == words:
        return
    was_named = completing.is_named(team)
    for name, text in words.items():
        setattr(team, name, text)
    team.save(update_fields=[*words])
    change = record.Change(
        new={"fields": sorted(name for name in words if words[name] != old[name])},
        private={"old": old, "new": dict(words)},
    )
    record.event("team-written", team, at=at, by=by.thing, change=change)
    if not was_named:
        completing.of_team(team, at=at)
    pools.tell_walls(pool)
