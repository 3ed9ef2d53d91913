import pytest

from activities.models import Team, TeamMember
from activities.teams import arranging, joining, seats
from activities.teams.arranging import OthersCameFirst, PeopleAreInIt
from activities.teams.joining import NoSuchTeam, SitsNowhere
from activities.teams.pools import Pool, Seat
from activities.teams.writing import TooLong
from ledger.models import Event
from tests import make
from tests.activities.teams import teamwork
from tests.make import NOON

pytestmark = pytest.mark.django_db

SEED = 5


@pytest.fixture
def trainer():
    return make.person()


@pytest.fixture
def pool():
    course = make.course()
    people = [teamwork.trainee(course) for _number in range(5)]
    return Pool(course, make.cohort(*people))


def dealt(pool):
    return arranging.dealt(pool, size=3, seed=SEED, at=NOON)


def deal(pool, trainer, token):
    return arranging.deal(pool, size=3, seed=SEED, token=token, by=trainer, at=NOON)


def mates():
    running = TeamMember.objects.filter(until__isnull=True)
    teams = {team: running.filter(team=team) for team in Team.objects.standing()}
    return [{one.person_id for one in mates} for mates in teams.values()]


def test_everybody_of_the_cohort_is_seated_as_was_shown(pool, trainer):
    shown = dealt(pool)

    count = deal(pool, trainer, shown.token)

    hands = [{seat.person.pk for seat in hand} for hand in shown.hands]
    assert (count, [*map(len, hands)]) in [(5, [3, 2]), (5, [2, 3])]
    assert mates() == hands
    assert Event.objects.filter(verb="team-joined").count() == 5


def test_who_sits_already_stays(pool, trainer):
    first = pool.cohort.memberships.first().person
    team = teamwork.team(pool, first)

    deal(pool, trainer, dealt(pool).token)

    assert TeamMember.objects.get(person=first).team == team
    assert sorted(map(len, mates())) == [2, 3]


def test_a_deal_that_would_come_out_otherwise_by_now_is_not_made(pool, trainer):
    token = dealt(pool).token
    joining.found(
        pool, seat=Seat(pool.cohort.memberships.first().person), at=make.LONG_AGO
    )

    with pytest.raises(OthersCameFirst):
        deal(pool, trainer, token)

    assert TeamMember.objects.count() == 1


def test_people_of_one_department_are_parted(pool, trainer):
    first, second = (make.department() for _number in "ab")
    people = [one.person for one in pool.cohort.memberships.order_by("pk")]
    for person, department in zip(people, [first, first, first, second], strict=False):
        make.posting(person=person, department=department)

    hands = dealt(pool).hands

    together = {person.pk for person in people[:3]}
    assert all(len(together & {one.person.pk for one in hand}) < 3 for hand in hands)


def test_only_who_studies_the_course_is_dealt(pool):
    member = pool.cohort.memberships.first().person
    member.enrolments.update(until=NOON)
    teamwork.trainee(pool.course)

    assert len(dealt(pool).newcomers) == 4


def test_who_learns_alone_is_not_dealt(pool):
    teamwork.trainee(pool.course)

    assert dealt(Pool(pool.course)).newcomers == {}


def test_the_guests_of_a_session_are_dealt_with_the_cohort(pool):
    open_one = teamwork.workshop(pool.course, cohort=pool.cohort)
    closed = teamwork.workshop(pool.course, cohort=pool.cohort, closed_at=NOON)
    guest, _gone = teamwork.guest(open_one), teamwork.guest(closed)

    assert len(dealt(pool).newcomers) == 6
    assert f"guest-{guest.pk}" in dealt(pool).newcomers


def test_a_session_for_nobody_deals_who_has_joined(pool, trainer):
    workshop = teamwork.workshop(pool.course)
    teamwork.guest(workshop)
    own = Pool(pool.course, workshop=workshop)
    teamwork.team(own)

    deal(own, trainer, dealt(own).token)

    assert [table[1] for table in dealt(own).tables] == [["访客"]]


def test_somebody_is_moved_and_put_into_a_new_team_and_out(pool, trainer):
    lin = make.person()
    teamwork.team(pool, lin)
    second = teamwork.team(pool)

    def move(to):
        seat = seats.taken(pool).get(person=lin)
        arranging.move(pool, member=seat.pk, team=to, by=trainer, at=NOON)
        now = seats.of(pool, seat=Seat(lin))
        return now.team.number if now else None

    assert [move(to) for to in (second.pk, second.pk, 0, None)] == [2, 2, 3, None]
    assert TeamMember.objects.filter(person=lin).count() == 3


def test_nobody_is_moved_to_where_no_team_is_or_from_no_seat(pool, trainer):
    lin = make.person()
    team = teamwork.team(pool, lin)
    key = team.members.get().pk

    with pytest.raises(NoSuchTeam):
        arranging.move(pool, member=key, team=-1, by=trainer, at=NOON)
    with pytest.raises(SitsNowhere):
        arranging.move(pool, member=-1, team=team.pk, by=trainer, at=NOON)

    assert seats.taken(pool).get(person=lin).team == team


def test_a_trainer_writes_a_teams_words(pool, trainer):
    team = teamwork.team(pool)
    words = {"name": "三号窗口", "slogan": "先抬头"}

    arranging.rename(pool, team=team.pk, words=words, by=trainer, at=NOON)
    with pytest.raises(TooLong):
        arranging.rename(
            pool, team=team.pk, words={"name": "字" * 61}, by=trainer, at=NOON
        )

    team.refresh_from_db()
    assert (team.name, team.slogan) == ("三号窗口", "先抬头")


def test_only_an_empty_team_is_dissolved(pool, trainer):
    full, empty = teamwork.team(pool, make.person()), teamwork.team(pool)

    with pytest.raises(PeopleAreInIt):
        arranging.dissolve(pool, team=full.pk, by=trainer, at=NOON)
    arranging.dissolve(pool, team=empty.pk, by=trainer, at=NOON)

    assert Team.objects.standing().get() == full
    assert Event.objects.filter(verb="team-dissolved").count() == 1
