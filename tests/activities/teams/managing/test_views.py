import re

import pytest

from activities.models import Team, TeamMember
from activities.teams.pools import Pool
from tests import make
from tests.activities import small
from tests.activities.teams import teamwork

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return teamwork.unit(slug="icebreaker")


@pytest.fixture
def cohort(unit):
    people = [teamwork.trainee(unit.course, name=name) for name in ("林晓岚", "王建国")]
    return make.cohort(*people, name="秋季班")


@pytest.fixture
def trainer(unit, client):
    person = make.teaching(course=unit.course).person
    client.force_login(person)
    return person


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/teams/{rest}"


def send(client, unit, verb, **sent):
    return client.post(address(unit, f"arrange/{verb}/"), sent)


def fields(page):
    return dict(re.findall(r'name="(seed|token)"\s+value="(\w+)"', page))


def test_who_teaches_the_course_sees_every_pool(client, unit, cohort, trainer):
    held = teamwork.workshop(unit.course)
    teamwork.workshop(unit.course, cohort=cohort)

    page = client.get(address(unit)).text

    assert re.findall(r'\?pool=([\w-]+)"', page) == [
        f"cohort-{cohort.pk}",
        "course",
        f"workshop-{held.pk}",
        f"cohort-{cohort.pk}",
    ]
    assert "给还没进组的2人分组" in page


def test_who_teaches_a_cohort_sees_only_its_teams(client, unit, cohort):
    mine = make.cohort(name="春季班")
    client.force_login(make.teaching(course=unit.course, cohort=mine).person)

    page = client.get(address(unit)).text

    assert "春季班" in page
    assert "秋季班" not in page
    for key in (f"cohort-{cohort.pk}", "course", "nonsense"):
        assert client.get(address(unit, f"?pool={key}")).status_code == 404
        assert send(client, unit, "deal", pool=key).status_code == 404


def test_a_deal_is_shown_first_and_stored_when_confirmed(client, unit, cohort, trainer):
    key = f"cohort-{cohort.pk}"
    page = client.get(address(unit, f"deal/?pool={key}")).text
    assert "林晓岚" in page
    assert not Team.objects.exists()

    answer = send(client, unit, "deal", pool=key, **fields(page))

    assert answer["Location"] == f"{address(unit)}?pool={key}"
    assert TeamMember.objects.filter(team__cohort=cohort).count() == 2


def test_who_came_first_is_not_dealt_over(client, unit, cohort, trainer):
    key = f"cohort-{cohort.pk}"
    page = client.get(address(unit, f"deal/?pool={key}")).text
    first = cohort.memberships.get(person__name="林晓岚").person
    teamwork.team(Pool(unit.course, cohort), first)

    answer = send(client, unit, "deal", pool=key, **fields(page))

    assert answer.status_code == 409
    assert "刚才有人进组或退组" in answer.text
    assert TeamMember.objects.count() == 1


def test_people_are_moved_and_teams_named_and_dissolved(client, unit, cohort, trainer):
    key, pool = f"cohort-{cohort.pk}", Pool(unit.course, cohort)
    first = teamwork.team(pool, cohort.memberships.first().person)
    second = teamwork.team(pool)
    member = first.members.get().pk

    send(client, unit, "move", pool=key, member=member, to=second.pk)
    send(client, unit, "rename", pool=key, team=second.pk, name="三号窗口", slogan="")
    send(client, unit, "dissolve", pool=key, team=first.pk)

    team = Team.objects.standing().get()
    assert (team, team.name) == (second, "三号窗口")
    assert team.members.get().until is None


def test_a_team_with_people_is_not_dissolved(client, unit, cohort, trainer):
    team = teamwork.team(Pool(unit.course, cohort), make.person())

    answer = send(client, unit, "dissolve", pool=f"cohort-{cohort.pk}", team=team.pk)

    assert answer.status_code == 422
    assert "这个小组里还有人" in answer.text
    assert Team.objects.standing().exists()


def test_somebody_is_put_out_of_every_team(client, unit, cohort, trainer):
    team = teamwork.team(Pool(unit.course, cohort), make.person())
    member = team.members.get().pk

    send(client, unit, "move", pool=f"cohort-{cohort.pk}", member=member, to="out")

    assert not team.members.filter(until__isnull=True).exists()


def test_the_cards_of_all_teams_are_one_pdf(client, unit, cohort, trainer):
    key = f"?pool=cohort-{cohort.pk}"
    assert client.get(address(unit, f"cards.pdf{key}")).status_code == 404
    teamwork.team(Pool(unit.course, cohort), name="三号窗口")

    assert client.get(address(unit, f"cards.pdf{key}")).content.startswith(b"%PDF")


def test_a_cohort_without_people_has_no_teams_yet(client, unit):
    client.force_login(make.teaching(course=unit.course, cohort=make.cohort()).person)

    assert "还没有小组" in client.get(address(unit)).text


def test_another_activity_and_other_people_have_no_such_page(client, unit, trainer):
    other = small.unit("own", module=unit.module)
    assert client.get(address(other)).status_code == 404
    assert send(client, unit, "else", pool="course").status_code == 404

    client.force_login(teamwork.trainee(unit.course))

    assert client.get(address(unit)).status_code == 404
    assert send(client, unit, "deal", pool="course").status_code == 404
