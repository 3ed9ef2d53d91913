import pytest

from activities import responses
from activities.models import Response, TeamMember
from activities.talk import circles
from tests import make
from tests.activities import small
from tests.activities.talk import shown
from tests.activities.talk.shown import COHORT, TEAM, TRAINER
from tests.activities.teams import teamwork

pytestmark = pytest.mark.django_db

NOON, LATER = make.NOON, make.LATER


@pytest.fixture
def unit():
    return shown.unit()


@pytest.fixture
def pair():
    return make.person(), make.person()


def reaches(unit, author, reader, *, at=LATER):
    found = circles.reaching(reader, unit=unit, at=at)
    return author in [response.person for response in found]


def audiences(person, unit):
    return circles.audiences(person, course=unit.course, at=LATER)


def test_a_person_by_herself_can_show_it_to_her_trainers_only(unit):
    assert audiences(make.person(), unit) == [TRAINER]


def test_a_person_can_show_it_to_the_groups_that_she_is_in(unit, pair):
    shown.team(unit, pair[0])
    make.cohort(pair[0])

    assert audiences(pair[0], unit) == [TRAINER, TEAM, COHORT]


def test_a_team_of_another_course_is_no_group_here(unit, pair):
    shown.team(shown.unit(), pair[0])

    assert audiences(pair[0], unit) == [TRAINER]


@pytest.mark.parametrize(
    ("audience", "reached"), [(TRAINER, False), (TEAM, True), (COHORT, False)]
)
def test_a_mate_sees_what_is_for_the_team(unit, pair, audience, reached):
    shown.team(unit, *pair)
    shown.share(unit, pair[0], audience)

    assert reaches(unit, *pair) is reached


@pytest.mark.parametrize(
    ("audience", "reached"), [(TRAINER, False), (TEAM, False), (COHORT, True)]
)
def test_a_fellow_of_the_class_sees_what_is_for_the_class(
    unit, pair, audience, reached
):
    make.cohort(*pair)
    shown.share(unit, pair[0], audience)

    assert reaches(unit, *pair) is reached


def test_another_team_and_another_class_see_nothing(unit, pair):
    shown.team(unit, pair[0])
    shown.team(unit, pair[1])
    make.cohort(pair[0])
    make.cohort(pair[1])
    mate = shown.share(unit, pair[0], TEAM)

    assert not reaches(unit, *pair)
    shown.share(unit, mate.person, COHORT)
    assert not reaches(unit, *pair)


@pytest.mark.parametrize("who", [0, 1])
def test_a_team_that_one_of_them_has_left_is_common_no_more(unit, pair, who):
    shown.team(unit, *pair)
    shown.share(unit, pair[0], TEAM)

    TeamMember.objects.filter(person=pair[who]).update(until=NOON)

    assert not reaches(unit, *pair)


@pytest.mark.parametrize("audience", [TEAM, COHORT])
def test_who_has_left_the_class_has_left_its_teams(unit, pair, audience):
    cohort = make.cohort(*pair)
    teamwork.team(teamwork.pool(unit.course, cohort=cohort), *pair)
    shown.share(unit, pair[0], audience)
    assert reaches(unit, *pair)

    cohort.memberships.filter(person=pair[1]).update(until=NOON)

    assert not reaches(unit, *pair)


def test_a_team_that_has_ended_sees_nothing(unit, pair):
    team = shown.team(unit, *pair)
    shown.share(unit, pair[0], TEAM)

    team.ended_at = NOON
    team.save()

    assert not reaches(unit, *pair)


def test_what_is_taken_back_reaches_nobody_not_even_her(unit, pair):
    make.cohort(*pair)
    shown.share(unit, pair[0], COHORT)

    responses.take_back(unit, person=pair[0], at=LATER)

    assert not reaches(unit, *pair)
    assert not reaches(unit, pair[0], pair[0])


def test_what_is_shared_again_with_the_trainers_alone_leaves_the_class(unit, pair):
    make.cohort(*pair)
    shown.share(unit, pair[0], COHORT)
    small.publish(unit, "insight")

    shown.share(unit, pair[0], TRAINER, at=LATER)

    assert not reaches(unit, *pair)


def test_what_she_shared_when_she_studied_it_before_leaves_the_class_too(unit, pair):
    make.cohort(*pair)
    first = shown.share(unit, pair[0], COHORT)
    again = make.registration(person=pair[0], module=unit.module, number=2)
    Response.objects.create(
        registration=again,
        person=pair[0],
        unit=unit,
        version=first.version,
        saved_at=LATER,
        shared=shown.WORDS,
        shared_at=LATER,
    )

    assert not reaches(unit, *pair)
    assert len(circles.reaching(pair[0], unit=unit, at=LATER)) == 1


def test_the_audience_stays_when_nobody_is_asked(unit, pair):
    shown.share(unit, pair[0], COHORT)
    small.publish(unit, "insight")

    assert shown.share(unit, pair[0], None, at=LATER).audience == COHORT


def test_taken_back_and_given_again_unasked_it_is_for_the_trainers(unit, pair):
    shown.share(unit, pair[0], COHORT)
    responses.take_back(unit, person=pair[0], at=NOON)

    assert shown.share(unit, pair[0], None, at=LATER).audience == TRAINER
