import pytest

from activities.teams import completing, joining, seats, writing
from activities.teams.pools import Pool, Seat
from activities.teams.writing import Text
from courses.models import Completion
from tests import make
from tests.activities.teams import teamwork
from tests.make import NOON

pytestmark = pytest.mark.django_db

WORDS = {"name": "三号窗口", "slogan": "先抬头，再办事"}


@pytest.fixture
def unit():
    return teamwork.unit()


def write(pool, person, words=WORDS):
    texts = {name: Text(text, [""]) for name, text in words.items()}
    return writing.write(pool, seat=Seat(person), texts=texts, at=NOON)


def done(unit):
    done = Completion.objects.filter(unit=unit)
    return {one.registration.person for one in done}


def test_a_name_and_a_slogan_complete_it_for_all_of_the_team(unit):
    pool, lin, wang = Pool(unit.course), *(teamwork.trainee(unit.course) for _ in "ab")
    teamwork.team(pool, lin, wang)

    team = write(pool, lin)
    writing.put(team, {"name": "南窗"}, pool=pool, by=Seat(wang), at=NOON)

    assert done(unit) == {lin, wang}
    assert Completion.objects.get(registration__person=wang).rendering is not None


def test_a_name_alone_completes_nothing(unit):
    pool, lin = Pool(unit.course), teamwork.trainee(unit.course)
    teamwork.team(pool, lin)

    write(pool, lin, {"name": "三号窗口", "slogan": " "})

    assert done(unit) == set()


def test_who_joins_later_has_it_done_at_once_and_keeps_it_when_she_leaves(unit):
    pool, lin = Pool(unit.course), teamwork.trainee(unit.course)
    team = teamwork.team(pool, **WORDS)

    for _time in range(2):
        joining.join(pool, seat=Seat(lin), team=team.pk, size=5, at=NOON)
        joining.leave(pool, seat=Seat(lin), at=NOON)

    assert done(unit) == {lin}


def test_a_guest_and_who_does_not_study_the_course_complete_nothing(unit):
    workshop = teamwork.workshop(unit.course)
    guest, passer_by = teamwork.guest(workshop), make.person()
    pool = Pool(unit.course, workshop=workshop)
    teamwork.team(pool, guest, passer_by)

    write(pool, passer_by)

    assert done(unit) == set()


def test_a_claimed_seat_completes_it_for_the_person(unit):
    workshop, lin = teamwork.workshop(unit.course), teamwork.trainee(unit.course)
    guest = teamwork.guest(workshop)
    teamwork.team(Pool(unit.course, workshop=workshop), guest, **WORDS)

    joining.copy_to_person(guest, person=lin, at=NOON)

    assert done(unit) == {lin}


def test_nobody_skips_what_is_locked_before_it():
    course = make.course(sequence="in-order")
    first = make.unit(course=course)
    unit = teamwork.unit(module=first.module)
    pool, lin = Pool(course), teamwork.trainee(course)
    teamwork.team(pool, lin)

    write(pool, lin)

    assert done(unit) == set()


def test_a_course_without_such_a_unit_has_nothing_to_complete():
    course = make.course()
    pool, lin = Pool(course), teamwork.trainee(course)
    teamwork.team(pool, lin)

    write(pool, lin)

    assert not Completion.objects.exists()


def met(conditions):
    return [condition.is_met for condition in conditions]


def test_the_conditions_name_team_name_and_slogan(unit):
    pool, lin = Pool(unit.course), make.person()
    registration = make.registration(person=lin, module=unit.module)
    assert met(completing.conditions(unit, None)) == [False, False, False]
    assert met(completing.conditions(unit, registration)) == [False, False, False]

    team = teamwork.team(pool, lin, name="三号窗口")

    assert met(completing.conditions(unit, registration)) == [True, True, False]
    make.completion(registration=registration, unit=unit)
    seats.get_up(team.members.get(), by=Seat(lin), at=NOON)
    assert met(completing.conditions(unit, registration)) == [True, True, True]
