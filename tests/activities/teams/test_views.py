import pytest

from activities.models import Response, Team, TeamMember
from activities.teams.pools import Pool
from courses.models import Completion
from tests import make
from tests.activities import small
from tests.activities.teams import teamwork

pytestmark = pytest.mark.django_db

WORDS = {"name": "三号窗口", "slogan": "先抬头，再办事"}


@pytest.fixture
def unit():
    return teamwork.unit(slug="icebreaker")


@pytest.fixture
def trainee(unit, client):
    person = teamwork.trainee(unit.course, name="林晓岚")
    client.force_login(person)
    return person


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def send(client, unit, verb, *, headers=None, **sent):
    fields = {name.replace("_", "-"): value for name, value in sent.items()}
    return client.post(address(unit, f"team/{verb}/"), fields, headers=headers)


def autosave(client, unit, **sent):
    return send(client, unit, "write", headers={"X-Autosave": "1"}, **sent)


def pool(unit):
    return Pool(unit.course)


def test_who_is_in_no_team_sees_the_teams_and_what_is_to_do(client, unit, trainee):
    teamwork.team(pool(unit), make.person(name="何静"), name="往里走左转")
    teamwork.team(pool(unit), *(make.person() for _number in range(3)))

    page = client.get(address(unit)).text

    assert "找到你的小组" in page
    assert "往里走左转" in page
    assert "何静" in page
    assert "1/3人" in page
    assert "已坐满" in page
    assert 'class="response"' not in page


@pytest.mark.parametrize("teams", [1, 4])
def test_the_room_costs_the_same_few_queries_however_many_teams_there_are(
    client, unit, trainee, django_assert_max_num_queries, teams
):
    for _number in range(teams):
        teamwork.team(pool(unit), make.person())

    with django_assert_max_num_queries(13):
        client.get(address(unit))


def test_founding_a_team_leads_into_its_room(client, unit, trainee):
    answer = send(client, unit, "found")

    page = client.get(address(unit)).text
    assert answer["Location"] == f"{address(unit)}#team"
    assert "你在第1组" in page
    assert f'data-autosave="{trainee.pk}"' in page


def test_joining_a_team_that_has_just_filled_up_is_told_kindly(client, unit, trainee):
    full = teamwork.team(pool(unit), *(make.person() for _number in range(3)))

    answer = send(client, unit, "join", team=full.pk)

    assert answer.status_code == 422
    assert "这个小组刚刚坐满了" in answer.text
    assert not TeamMember.objects.filter(person=trainee).exists()


@pytest.mark.parametrize("team", ["", "many", "-1", "9" * 30])
def test_a_team_that_cannot_be_is_not_there(client, unit, trainee, team):
    answer = send(client, unit, "join", team=team)

    assert answer.status_code == 422
    assert "这个小组已经不在了" in answer.text


def test_roles_are_taken_and_given_back_by_their_buttons(client, unit, trainee):
    teamwork.team(pool(unit), trainee)

    send(client, unit, "role", take="leader")
    taken = client.get(address(unit)).text
    send(client, unit, "role", give_back="leader")
    send(client, unit, "role", take="no-such-role")

    assert "交还角色：组长" in taken
    assert TeamMember.objects.get().role == ""


def test_the_words_complete_the_unit(client, unit, trainee):
    teamwork.team(pool(unit), trainee)

    known = {"known_name": "", "known_slogan": ""}
    answer = send(client, unit, "write", **WORDS, **known)

    page = client.get(address(unit)).text
    assert answer["Location"] == f"{address(unit)}#team"
    assert "已完成" in page
    assert "三号窗口" in page
    assert Completion.objects.get().unit == unit


def test_autosave_hears_what_is_stored(client, unit, trainee):
    teamwork.team(pool(unit), trainee, slogan="同伴定的")

    sent = {"name": " 三号\n窗口 ", "known_name": "", "slogan": "", "known_slogan": ""}
    answer = autosave(client, unit, sequence=7, **sent).json()

    assert answer.pop("saved").startswith("已保存，")
    assert answer == {"sequence": 7, "name": "三号 窗口", "slogan": "同伴定的"}


def test_autosave_hears_what_a_mate_wrote_at_one_time(client, unit, trainee):
    team = teamwork.team(pool(unit), trainee, name="往里走左转")

    answer = autosave(client, unit, sequence=7, name="乘风", known_name="")

    team.refresh_from_db()
    assert answer.status_code == 409
    assert answer.json()["name"] == team.name == "往里走左转"
    assert "同伴刚刚写了别的" in answer.json()["refused"]


def test_a_form_gets_its_words_back_beside_the_mates(client, unit, trainee):
    teamwork.team(pool(unit), trainee, name="往里走左转")

    answer = send(client, unit, "write", name="乘风", known_name="")
    again = send(client, unit, "write", name="乘风", known_name="往里走左转")

    assert answer.status_code == 409
    assert 'value="乘风"' in answer.text
    assert "同伴刚刚写的是： 往里走左转" in " ".join(answer.text.split())
    assert (again.status_code, Team.objects.get().name) == (302, "乘风")


def test_what_is_too_long_comes_back_with_a_kind_word(client, unit, trainee):
    teamwork.team(pool(unit), trainee)

    answer = send(client, unit, "write", name="字" * 61, known_name="")

    assert answer.status_code == 422
    assert "字" * 61 in answer.text
    assert "名牌上写不下" in answer.text


def test_who_was_moved_out_of_her_team_hears_it(client, unit, trainee):
    answer = autosave(client, unit, name="乘风", known_name="")

    assert answer.status_code == 422
    assert "你已经不在这个小组里了" in answer.json()["refused"]


def test_leaving_shows_the_teams_again(client, unit, trainee):
    teamwork.team(pool(unit), trainee, name="三号窗口")

    send(client, unit, "leave")

    assert "找到你的小组" in client.get(address(unit)).text


def test_who_begins_the_course_later_finishes_what_her_team_has_made(client, unit):
    lin = make.person()
    teamwork.team(pool(unit), lin, **WORDS)
    make.enrolment(course=unit.course, person=lin)
    client.force_login(lin)
    page = client.get(address(unit)).text

    answer = send(client, unit, "finish")

    assert f'action="{address(unit, "team/finish/")}"' in page
    assert answer["Location"] == unit.course.get_absolute_url()
    assert Completion.objects.get().unit == unit


def test_without_words_there_is_nothing_to_finish(client, unit, trainee):
    send(client, unit, "finish")

    assert "team/finish/" not in client.get(address(unit)).text
    assert not Completion.objects.exists()


def test_who_is_in_no_team_has_no_card(client, unit, trainee):
    assert client.get(address(unit, "team/card.pdf")).status_code == 404


def test_a_trainer_previews_the_roles_and_is_led_to_the_teams(client, unit):
    client.force_login(make.teaching(course=unit.course).person)

    page = client.get(address(unit)).text

    assert "小组里的角色" in page
    assert f'href="{address(unit, "teams/")}"' in page
    assert send(client, unit, "found").status_code == 404


def test_a_team_is_completed_by_no_form_of_ones_own(client, unit, trainee):
    answer = client.post(address(unit, "activity/share/"), WORDS)

    assert answer.status_code == 404
    assert not Response.objects.filter(shared_at__isnull=False).exists()
    assert not Completion.objects.exists()


@pytest.mark.parametrize("verb", ["found", "write", "finish", "else"])
def test_a_stranger_and_another_activity_have_no_teams(client, unit, trainee, verb):
    other = small.unit("own", module=unit.module)
    assert send(client, other, verb).status_code == 404

    client.force_login(make.person())

    assert send(client, unit, verb).status_code == 404
    assert not Team.objects.exists()
