import pytest

from activities.teams import pools
from activities.teams.pools import Pool, Seat
from people.models import Membership
from tests import make
from tests.activities.teams import teamwork
from tests.make import LONG_AGO, NOON

pytestmark = pytest.mark.django_db


def of(course, person):
    return pools.of_person(course, person=person, at=NOON)


def test_a_cohort_has_teams_of_its_own():
    course, lin = make.course(), make.person()
    cohort = make.cohort(lin)

    assert of(course, lin) == Pool(course, cohort)


def test_who_is_in_no_cohort_is_with_all_who_learn_alone():
    course = make.course()

    assert of(course, make.person()) == Pool(course)


def test_of_several_cohorts_the_latest_counts():
    course, lin = make.course(), make.person()
    make.cohort(lin)
    latest = make.cohort()
    Membership.objects.create(cohort=latest, person=lin, since=NOON)

    assert of(course, lin) == Pool(course, latest)


def test_who_is_in_a_team_stays_in_its_pool():
    course, lin = make.course(), make.person()
    make.cohort(lin)
    workshop = teamwork.workshop(course)
    teamwork.team(Pool(course, workshop=workshop), lin)

    assert of(course, lin) == Pool(course, workshop=workshop)


def test_the_team_of_a_cohort_that_one_has_left_counts_no_more():
    course, lin = make.course(), make.person()
    left = make.cohort(lin)
    teamwork.team(Pool(course, left), lin)
    Membership.objects.update(until=LONG_AGO)

    assert of(course, lin) == Pool(course)


def test_a_team_of_another_course_counts_nothing():
    course, lin = make.course(), make.person()
    teamwork.team(Pool(make.course()), lin)

    assert of(course, lin) == Pool(course)


def test_a_session_of_a_cohort_has_the_cohorts_teams():
    course, cohort = make.course(), make.cohort()
    held, free = teamwork.workshop(course, cohort=cohort), teamwork.workshop(course)

    assert pools.of_workshop(held) == Pool(course, cohort)
    assert pools.of_workshop(free) == Pool(course, workshop=free)
    assert len({pools.of_workshop(one).key for one in (held, free)}) == 2


def test_a_participant_sits_as_the_person_she_is_known_to_be():
    workshop, lin = teamwork.workshop(make.course()), make.person(name="林晓岚")
    guest = teamwork.guest(workshop, name="小林")
    assert (Seat.of(guest).key, Seat.of(guest).name) == (f"guest-{guest.pk}", "小林")

    guest.claimed_by = lin

    assert Seat.of(guest) == Seat(lin)
    assert (Seat(lin).key, Seat(lin).name) == (f"{lin.pk}", "林晓岚")


def test_a_seat_is_somebodys():
    with pytest.raises(ValueError, match="a person's or a participant's"):
        _ = Seat().thing
