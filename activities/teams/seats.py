"""Who sits in which team: the rows, changed by whoever has the pool to herself."""

from datetime import datetime

from django.db.models import Max

from activities.models import Team, TeamMember
from activities.models.teams import TeamMemberQuerySet
from activities.teams import completing, pools
from activities.teams.pools import Pool, Seat
from ledger import record


def taken(pool: Pool) -> TeamMemberQuerySet:
    """Return all seats taken in a pool, a guest's only until somebody claims it."""
    seats: TeamMemberQuerySet = TeamMember.objects.filter(
        team__in=pools.teams(pool),
        until__isnull=True,
        participant__claimed_by__isnull=True,
    )
    return seats


def of(pool: Pool, *, seat: Seat) -> TeamMember | None:
    """Return where somebody sits, with the team, if she sits in one."""
    mine = taken(pool).filter(person=seat.person, participant=seat.participant)
    return mine.select_related("team", "person", "participant").first()


def set_up(pool: Pool, *, by: Seat, at: datetime) -> Team:
    """Add a team, with the number after the last one that stands."""
    last = pools.teams(pool).aggregate(last=Max("number"))["last"] or 0
    team = Team.objects.create(
        course=pool.course,
        cohort=pool.cohort,
        workshop=pool.workshop,
        number=last + 1,
        made_at=at,
    )
    change = record.Change(new={"pool": pool.key, "number": team.number})
    record.event("team-founded", team, at=at, by=by.thing, change=change)
    return team


def sit_down(
    team: Team, *, seat: Seat, by: Seat, at: datetime, roles: str = ""
) -> TeamMember:
    """Seat somebody, and complete what her team has made before she came."""
    member = TeamMember.objects.create(
        team=team,
        person=seat.person,
        participant=seat.participant,
        role=roles,
        since=at,
    )
    _record("team-joined", member, by=by, at=at)
    if seat.person:
        completing.of_people(team, people=[seat.person.pk], at=at)
    return member


def get_up(member: TeamMember, *, by: Seat, at: datetime) -> None:
    """End somebody's time in a team; her roles are free again."""
    member.until = at
    member.save(update_fields=["until"])
    _record("team-left", member, by=by, at=at)


def end(team: Team, *, by: Seat, at: datetime) -> None:
    team.ended_at = at
    team.save(update_fields=["ended_at"])
    record.event("team-dissolved", team, at=at, by=by.thing)


def is_empty(team: Team) -> bool:
    return not team.members.filter(until__isnull=True).exists()


def _record(verb: str, member: TeamMember, *, by: Seat, at: datetime) -> None:
    about = member.person
    change = record.Change(new={"team": member.team_id, "roles": member.role.split()})
    record.event(verb, member, at=at, by=by.thing, about=about, change=change)
