"""What a trainer does about the teams of those she teaches."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from activities.models import Participant, Team, TeamMember
from activities.teams import dealing, pools, seats, writing
from activities.teams.dealing import Newcomer
from activities.teams.joining import Hindrance, NoSuchTeam, SitsNowhere
from activities.teams.pools import Pool, Seat
from courses.models import Enrolment
from people.models import Membership, Person, Posting


class OthersCameFirst(Hindrance):
    """Somebody joined or left since the deal was shown; it would come out otherwise."""


class PeopleAreInIt(Hindrance):
    """Only a team without people can be dissolved."""


@dataclass(frozen=True)
class Deal:
    """Who would sit where. `standing` are the teams as they are, `seed` the dice."""

    standing: Sequence[Team]
    seated: Sequence[TeamMember]
    newcomers: Mapping[str, Seat]
    groups: Mapping[str, str]
    size: int
    seed: int

    @cached_property
    def hands(self) -> list[list[Seat]]:
        """Return who joins each standing team, and then each new one."""
        keys = [Newcomer(key, self.groups.get(key, "")) for key in self.newcomers]
        sitting = [
            [self.groups.get(_key(one), "") for one in self.seated if one.team == team]
            for team in self.standing
        ]
        dealt = dealing.deal(keys, standing=sitting, size=self.size, seed=self.seed)
        return [[self.newcomers[key] for key in hand] for hand in dealt]

    @property
    def tables(self) -> list[tuple[Team | None, list[str], list[Seat]]]:
        """Return each team (None: a new one), who sits in it, and who would join."""
        teams = [*self.standing, *[None] * (len(self.hands) - len(self.standing))]
        return [
            (team, [_name(one) for one in self.seated if one.team == team], hand)
            for team, hand in zip(teams, self.hands, strict=True)
        ]

    @property
    def token(self) -> str:
        """Return what changes with whatever the deal depends on."""
        facts = [
            [team.pk for team in self.standing],
            [(one.team_id, _key(one)) for one in self.seated],
            [*self.newcomers],
            [self.size, self.seed],
        ]
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def dealt(pool: Pool, *, size: int, seed: int, at: datetime) -> Deal:
    """Return how everybody of the pool who is in no team would be dealt to teams."""
    sitting = seats.taken(pool).select_related("team", "person", "participant")
    seated = list(sitting.order_by("team", "pk"))
    known = {_key(one) for one in seated}
    everybody = {seat.key: seat for seat in _everybody(pool, at=at)}
    newcomers = {key: seat for key, seat in everybody.items() if key not in known}
    people = [one.person_id for one in seated if one.person_id]
    people += [seat.person.pk for seat in newcomers.values() if seat.person]
    standing = pools.teams(pool).order_by("number", "pk")
    groups = _departments(people, at=at)
    return Deal([*standing], seated, newcomers, groups, size, seed)


@transaction.atomic
def deal(
    pool: Pool, *, size: int, seed: int, token: str, by: Person, at: datetime
) -> int:
    """Seat everybody as the deal with this token showed; return how many."""
    pools.wait_for_others(pool)
    found = dealt(pool, size=size, seed=seed, at=at)
    if found.token != token:
        raise OthersCameFirst
    me, standing = Seat(by), iter(found.standing)
    for hand in found.hands:
        team = next(standing, None) or seats.set_up(pool, by=me, at=at)
        for seat in hand:
            seats.sit_down(team, seat=seat, by=me, at=at)
    pools.tell_walls(pool)
    return len(found.newcomers)


@transaction.atomic
def move(
    pool: Pool, *, member: int, team: int | None, by: Person, at: datetime
) -> None:
    """Put somebody into another team of the pool, into a new one (0), or out (None)."""
    pools.wait_for_others(pool)
    sitting = seats.taken(pool).filter(pk=member)
    mine = sitting.select_related("team", "person", "participant").first()
    if mine is None:
        raise SitsNowhere
    if mine.team_id == team:
        return
    me = Seat(by)
    wanted = team and _team(pool, team)
    seats.get_up(mine, by=me, at=at)
    if wanted is not None:
        seats.sit_down(
            wanted or seats.set_up(pool, by=me, at=at),
            seat=Seat(mine.person, mine.participant),
            by=me,
            at=at,
        )
    pools.tell_walls(pool)


@transaction.atomic
def rename(
    pool: Pool, *, team: int, words: Mapping[str, str], by: Person, at: datetime
) -> None:
    """Write a team's name and slogan for it."""
    if any(len(text) > writing.FIELDS[name] for name, text in words.items()):
        raise writing.TooLong
    pools.wait_for_others(pool)
    writing.put(_team(pool, team), words, pool=pool, by=Seat(by), at=at)


@transaction.atomic
def dissolve(pool: Pool, *, team: int, by: Person, at: datetime) -> None:
    pools.wait_for_others(pool)
    found = _team(pool, team)
    if not seats.is_empty(found):
        raise PeopleAreInIt
    seats.end(found, by=Seat(by), at=at)
    pools.tell_walls(pool)


def _team(pool: Pool, key: int) -> Team:
    found = pools.teams(pool).filter(pk=key).first()
    if found is None:
        raise NoSuchTeam
    return found


def _everybody(pool: Pool, *, at: datetime) -> list[Seat]:
    """Return who is there to be dealt: a cohort in the course, or who has joined."""
    if pool.workshop:
        there = Participant.objects.filter(workshop=pool.workshop)
    elif pool.cohort:
        there = Participant.objects.filter(
            workshop__cohort=pool.cohort,
            workshop__course=pool.course,
            workshop__closed_at__isnull=True,
            person__isnull=True,
        )
    else:
        return []
    there = there.select_related("person", "claimed_by").order_by("pk")
    guests = [Seat.of(one) for one in there]
    return [*_studying(pool, at=at), *guests] if pool.cohort else guests


def _studying(pool: Pool, *, at: datetime) -> list[Seat]:
    still = Q(until__isnull=True) | Q(until__gt=at)
    members = Membership.objects.filter(
        still, cohort=pool.cohort, since__lte=at, person=OuterRef("pk")
    )
    studying = Enrolment.objects.running(at=at).filter(
        course=pool.course, person=OuterRef("pk")
    )
    people = Person.objects.filter(Exists(members), Exists(studying), is_active=True)
    return [Seat(person) for person in people.order_by("name_key", "pk")]


def _departments(people: Sequence[int], *, at: datetime) -> dict[str, str]:
    """Return where each person works now, by the key of her seat."""
    held = Posting.objects.at(at, day=timezone.localdate(at)).filter(person__in=people)
    rows = held.order_by("since").values_list("person_id", "department_path")
    return {f"{person}": path for person, path in rows}


def _key(member: TeamMember) -> str:
    return (
        f"{member.person_id}" if member.person_id else f"guest-{member.participant_id}"
    )


def _name(member: TeamMember) -> str:
    return Seat(member.person, member.participant).name
