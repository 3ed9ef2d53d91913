from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from activities.kinds.team import Role
from activities.models import Team, TeamMember
from activities.teams import joining, seats
from activities.teams.joining import (
    NoSuchTeam,
    RoleIsTaken,
    SitsElsewhere,
    SitsNowhere,
    TeamIsFull,
    TooManyRoles,
)
from activities.teams.pools import Seat
from ledger.models import Event
from tests import make
from tests.activities.teams import teamwork
from tests.make import LATER, NOON

LEADER, SCRIBE = teamwork.TASK.roles


@pytest.fixture
def pool(db):
    return teamwork.pool(make.course())


def join(pool, person, team, size=3):
    return joining.join(pool, seat=Seat(person), team=team.pk, size=size, at=NOON)


def running():
    return TeamMember.objects.filter(until__isnull=True)


def test_who_founds_a_team_sits_in_it(pool):
    lin = make.person()

    member = joining.found(pool, seat=Seat(lin), at=NOON)

    assert (member.person, member.team.number) == (lin, 1)
    assert [*Event.objects.values_list("verb", flat=True)] == [
        "team-founded",
        "team-joined",
    ]


def test_nobody_sits_in_two_teams_of_a_pool(pool):
    lin = make.person()
    first, second = teamwork.team(pool, lin), teamwork.team(pool)

    with pytest.raises(SitsElsewhere):
        join(pool, lin, second)
    with pytest.raises(SitsElsewhere):
        joining.found(pool, seat=Seat(lin), at=NOON)

    assert running().get().team == first


def test_joining_twice_is_once(pool):
    lin, team = make.person(), teamwork.team(pool)

    assert join(pool, lin, team) == join(pool, lin, team)


def test_a_full_team_takes_nobody(pool):
    team = teamwork.team(pool, make.person(), make.person())

    with pytest.raises(TeamIsFull):
        join(pool, make.person(), team, size=2)

    assert running().count() == 2


def test_a_team_of_another_pool_is_not_there(pool):
    other = teamwork.team(teamwork.pool(pool.course, cohort=make.cohort()))

    with pytest.raises(NoSuchTeam):
        join(pool, make.person(), other)


def test_leaving_ends_the_seat_and_deletes_nothing(pool):
    lin, wang = make.person(), make.person()
    team = teamwork.team(pool, lin, wang)

    joining.leave(pool, seat=Seat(lin), at=NOON)
    joining.leave(pool, seat=Seat(lin), at=LATER)

    assert TeamMember.objects.get(person=lin).until == NOON
    join(pool, lin, team)
    assert TeamMember.objects.filter(person=lin).count() == 2


@pytest.mark.parametrize(("name", "is_left"), [("", False), ("三号窗口", True)])
def test_the_last_one_takes_only_a_team_without_words_along(pool, name, is_left):
    lin = make.person()
    teamwork.team(pool, lin, name=name)

    joining.leave(pool, seat=Seat(lin), at=NOON)

    assert Team.objects.standing().exists() is is_left


def test_a_role_is_one_persons_who_may_have_several(pool):
    lin, wang = make.person(), make.person()
    teamwork.team(pool, lin, wang)
    for role in (LEADER, SCRIBE, LEADER):
        joining.take_role(pool, seat=Seat(lin), role=role, at=NOON)

    with pytest.raises(RoleIsTaken):
        joining.take_role(pool, seat=Seat(wang), role=LEADER, at=NOON)

    assert TeamMember.objects.get(person=lin).role == "leader scribe"
    assert Event.objects.filter(verb="team-roles").count() == 2


def test_a_role_given_back_is_free_for_a_mate(pool):
    lin, wang = make.person(), make.person()
    teamwork.team(pool, lin, wang)
    joining.take_role(pool, seat=Seat(lin), role=LEADER, at=NOON)

    joining.give_back_role(pool, seat=Seat(lin), role=LEADER, at=NOON)
    joining.give_back_role(pool, seat=Seat(lin), role=LEADER, at=NOON)
    joining.take_role(pool, seat=Seat(wang), role=LEADER, at=NOON)

    assert TeamMember.objects.get(person=wang).role == "leader"


def test_a_role_that_was_renamed_is_still_taken(pool):
    lin, wang = make.person(), make.person()
    team = teamwork.team(pool, lin, wang)
    team.members.filter(person=lin).update(role="notes")

    with pytest.raises(RoleIsTaken):
        joining.take_role(pool, seat=Seat(wang), role=SCRIBE, at=NOON)
    joining.give_back_role(pool, seat=Seat(lin), role=SCRIBE, at=NOON)

    assert team.members.get(person=lin).role == ""


def test_nobody_bears_more_roles_than_can_be_kept(pool):
    lin = make.person()
    teamwork.team(pool, lin)
    joining.take_role(pool, seat=Seat(lin), role=Role("a" * 40, ""), at=NOON)

    with pytest.raises(TooManyRoles):
        joining.take_role(pool, seat=Seat(lin), role=Role("b" * 40, ""), at=NOON)


def test_who_sits_nowhere_takes_no_role(pool):
    with pytest.raises(SitsNowhere):
        joining.take_role(pool, seat=Seat(make.person()), role=LEADER, at=NOON)


def test_a_guests_seat_is_copied_to_who_claims_it_and_counts_once(pool):
    workshop, lin = teamwork.workshop(pool.course), make.person()
    guest, own = teamwork.guest(workshop), teamwork.pool(pool.course, workshop=workshop)
    team = teamwork.team(own, guest)
    joining.take_role(own, seat=Seat.of(guest), role=LEADER, at=NOON)
    guest.claimed_by = lin
    guest.save()

    for _time in range(2):
        joining.copy_to_person(guest, person=lin, at=LATER)

    member = seats.taken(own).get()
    assert (member.person, member.team, member.role) == (lin, team, "leader")
    assert running().filter(participant=guest).exists()


def test_each_change_reaches_the_walls_of_its_pool(pool):
    cohort, lin = make.cohort(), make.person()
    shown = teamwork.workshop(pool.course, cohort=cohort)
    closed = teamwork.workshop(pool.course, cohort=cohort, closed_at=NOON)
    other = teamwork.workshop(pool.course)

    joining.found(teamwork.pool(pool.course, cohort=cohort), seat=Seat(lin), at=NOON)

    for one in (shown, closed, other):
        one.refresh_from_db()
    assert (shown.revision, closed.revision, other.revision) == (1, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_share_out_one_place_and_one_seat():
    pool = teamwork.pool(make.course())
    lin, wang = make.person(), make.person()
    first, second = teamwork.team(pool), teamwork.team(pool)
    asked = [(lin, first), (lin, second), (wang, first), (wang, second)]
    ready = Barrier(len(asked))

    def sit(wish):
        person, team = wish
        try:
            ready.wait()
            return bool(join(pool, person, team, size=1))
        except (TeamIsFull, SitsElsewhere):
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(len(asked)) as phones:
        seated = [*phones.map(sit, asked)]

    assert sum(seated) == running().count() == 2
    assert {member.person for member in running()} == {lin, wang}
    assert running().values("team").distinct().count() == 2
