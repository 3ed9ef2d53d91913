import pytest

from activities import responses
from activities.models import Response
from ledger.models import Event
from tests import make
from tests.activities import small
from tests.activities.talk import shown
from tests.activities.talk.asked import address, give
from tests.activities.talk.shown import COHORT, TEAM, TRAINER

pytestmark = pytest.mark.django_db

LATER = make.LATER


def share(client, unit, person, **sent):
    client.force_login(person)
    fields = {"version": unit.version_id, "answer-insight": "a"} | sent
    return client.post(address(unit, "activity/share/"), fields)


def ticked(client, unit):
    told = client.get(address(unit)).context["own"]
    return told.chosen


def test_the_person_sees_her_mark_and_that_it_is_for_an_older_text(client, unit, work):
    give(client, work, make.teaching(course=unit.course).person)
    client.force_login(work.person)
    page = client.get(address(unit)).text
    assert "很实在" in page
    assert "较早的文字" not in page

    shown.share(unit, work.person, body=small.body(insight="新的"), at=LATER)

    assert "较早的文字" in client.get(address(unit)).text


def test_she_chooses_who_sees_it_and_the_page_says_so(client, unit, author, peer):
    share(client, unit, author, audience=COHORT)

    assert Response.objects.get().audience == COHORT
    assert Event.objects.get(verb="response-shared").new["audience"] == COHORT
    assert "你的班级也看得到" in client.get(address(unit)).text


@pytest.mark.parametrize("audience", [TEAM, "everybody"])
def test_a_group_that_is_not_hers_is_not_chosen(client, unit, author, peer, audience):
    share(client, unit, author, audience=audience)

    assert Response.objects.get().audience == TRAINER


def test_who_is_in_no_group_is_not_asked(client, unit, author):
    client.force_login(author)

    assert "谁可以看到" not in client.get(address(unit)).text


def test_work_for_teams_is_for_the_team_unless_she_chose_otherwise(client, author):
    unit = shown.unit(setting="team")
    make.enrolment(course=unit.course, person=author)
    client.force_login(author)
    assert ticked(client, unit) == TRAINER

    shown.team(unit, author)
    assert ticked(client, unit) == TEAM

    share(client, unit, author, audience=TRAINER)
    assert ticked(client, unit) == TRAINER

    responses.take_back(unit, person=author, at=LATER)
    assert ticked(client, unit) == TRAINER


def test_what_she_ticked_stands_when_something_is_left_out(client, unit, author, peer):
    fields = {"answer-insight": "", "audience": COHORT}

    answer = share(client, unit, author, **fields)

    assert answer.status_code == 422
    assert answer.context["own"].chosen == COHORT
