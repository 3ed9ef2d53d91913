"""What somebody does about her own seat: found, join and leave teams, take roles."""

from datetime import datetime

from django.db import transaction

from activities.kinds.team import Role
from activities.models import Participant, TeamMember
from activities.teams import pools, seats
from activities.teams.pools import Pool, Seat
from ledger import record
from people.models import Person

MOST_CHARACTERS = 64


class Hindrance(Exception):
    """Something stands in the way of what somebody wants to do about a team."""


class NoSuchTeam(Hindrance):
    """The team is not in this pool, or not any more."""


class TeamIsFull(Hindrance):
    """As many sit in it as it has places."""


class SitsElsewhere(Hindrance):
    """She is in another team; one leaves that first."""


class SitsNowhere(Hindrance):
    """She is in no team (any more)."""


class RoleIsTaken(Hindrance):
    """Somebody of the team was faster."""


class TooManyRoles(Hindrance):
    """One person can bear only so many roles."""


class NotOpen(Hindrance):
    """The host of the session has stopped taking changes."""


@transaction.atomic
def found(pool: Pool, *, seat: Seat, at: datetime) -> TeamMember:
    """Begin a new team and sit down in it."""
    pools.wait_for_others(pool)
    if seats.of(pool, seat=seat):
        raise SitsElsewhere
    team = seats.set_up(pool, by=seat, at=at)
    member = seats.sit_down(team, seat=seat, by=seat, at=at)
    pools.tell_walls(pool)
    return member


@transaction.atomic
def join(pool: Pool, *, seat: Seat, team: int, size: int, at: datetime) -> TeamMember:
    """Sit down in a team that has a place left; twice is once."""
    pools.wait_for_others(pool)
    mine = seats.of(pool, seat=seat)
    if mine and mine.team_id != team:
        raise SitsElsewhere
    if mine:
        return mine
    wanted = pools.teams(pool).filter(pk=team).first()
    if wanted is None:
        raise NoSuchTeam
    if seats.taken(pool).filter(team=wanted).count() >= size:
        raise TeamIsFull
    member = seats.sit_down(wanted, seat=seat, by=seat, at=at)
    pools.tell_walls(pool)
    return member


@transaction.atomic
def leave(pool: Pool, *, seat: Seat, at: datetime) -> None:
    """Get up, if she sits; a team without people and words ends with the last one."""
    pools.wait_for_others(pool)
    mine = seats.of(pool, seat=seat)
    if mine is None:
        return
    seats.get_up(mine, by=seat, at=at)
    team = mine.team
    if seats.is_empty(team) and not (team.name or team.slogan):
        seats.end(team, by=seat, at=at)
    pools.tell_walls(pool)


@transaction.atomic
def take_role(pool: Pool, *, seat: Seat, role: Role, at: datetime) -> None:
    """Take on a role that nobody of the team has; she may have several."""
    pools.wait_for_others(pool)
    mine = _sitting(pool, seat)
    if _has(mine, role):
        return
    others = seats.taken(pool).filter(team=mine.team_id)
    if any(_has(other, role) for other in others):
        raise RoleIsTaken
    roles = [*mine.role.split(), role.id]
    if len(" ".join(roles)) > MOST_CHARACTERS:
        raise TooManyRoles
    _give(mine, roles, by=seat, at=at)
    pools.tell_walls(pool)


@transaction.atomic
def give_back_role(pool: Pool, *, seat: Seat, role: Role, at: datetime) -> None:
    pools.wait_for_others(pool)
    mine = _sitting(pool, seat)
    if _has(mine, role):
        roles = [one for one in mine.role.split() if one not in {role.id, role.was}]
        _give(mine, roles, by=seat, at=at)
        pools.tell_walls(pool)


@transaction.atomic
def copy_to_person(participant: Participant, *, person: Person, at: datetime) -> None:
    """Give a guest's seats to the person who claims them, unless she has her own."""
    mine = TeamMember.objects.filter(participant=participant, until__isnull=True)
    standing = mine.filter(team__ended_at__isnull=True)
    me = Seat(person)
    for seat in standing.select_related(
        "team__course", "team__cohort", "team__workshop"
    ):
        pool = pools.of_team(seat.team)
        pools.wait_for_others(pool)
        if seats.of(pool, seat=me) is None:
            seats.sit_down(seat.team, seat=me, by=me, roles=seat.role, at=at)
        pools.tell_walls(pool)


def _sitting(pool: Pool, seat: Seat) -> TeamMember:
    mine = seats.of(pool, seat=seat)
    if mine is None:
        raise SitsNowhere
    return mine


def _has(member: TeamMember, role: Role) -> bool:
    return bool({role.id, role.was} & set(member.role.split()))


def _give(member: TeamMember, roles: list[str], *, by: Seat, at: datetime) -> None:
    change = record.Change(old={"roles": member.role.split()}, new={"roles": roles})
    member.role = " ".join(roles)
    member.save(update_fields=["role"])
    about = member.person
    record.event("team-roles", member, at=at, by=by.thing, about=about, change=change)
