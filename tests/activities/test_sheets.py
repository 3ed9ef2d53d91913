"""The page of an activity as its kind makes it: result, words, buttons, paper."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Completion
from tests import make
from tests.activities import small
from tests.activities.answers import given

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Target": "result"}
BOTH = {"e-lobby": "5", "p-lobby": "3", "e-queue": "4", "p-queue": "4"}


@pytest.fixture
def unit():
    return given.unit()


@pytest.fixture
def trainee(unit, client):
    person = make.enrolment(course=unit.course).person
    client.force_login(person)
    return person


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def send(client, unit, verb="save", **sent):
    fields = {"version": unit.version_id} | sent
    return client.post(address(unit, f"activity/{verb}/"), fields)


def test_what_comes_out_stands_below_the_form_once_something_is_saved(
    client, unit, trainee
):
    before = client.get(address(unit)).text
    send(client, unit, **BOTH)
    after = client.get(address(unit)).text

    assert 'id="result"' in before
    assert "own-gap" not in before
    assert after.index("</form>") < after.index('id="result"') < after.index("own-gap")


def test_the_result_alone_is_renewed_after_a_save(client, unit, trainee):
    send(client, unit, **BOTH)

    part = client.get(address(unit, "activity/result/"), headers=HTMX).text

    assert part.strip().startswith("<section")
    assert "own-gap" in part
    assert "<form" not in part


def test_what_else_a_save_changes_is_renewed_with_the_result(client, unit, trainee):
    send(client, unit, "share", **BOTH)
    send(client, unit, **BOTH | {"p-lobby": "4"})

    part = client.get(address(unit, "activity/result/"), headers=HTMX).text

    assert "之后的改动还没有计入" in part
    assert "handout.pdf?filled=yes" in part
    assert "2项中已评2项" in part


def test_the_results_own_address_leads_to_the_page(client, unit, trainee):
    answer = client.get(address(unit, "activity/result/"))

    assert answer["Location"] == f"{address(unit)}#result"


def test_a_kind_without_a_result_has_no_place_for_one(client, trainee, unit):
    sharing = small.unit(module=unit.module)

    assert 'id="result"' not in client.get(address(sharing)).text


def test_nobody_else_gets_a_result(client, unit, trainee):
    send(client, unit, **BOTH)
    client.force_login(make.teaching(course=unit.course).person)

    answer = client.get(address(unit, "activity/result/"), headers=HTMX)
    page = client.get(address(unit)).text

    assert answer.status_code == 404
    assert 'id="result"' not in page


def test_a_kind_says_what_it_asks_for_in_its_own_words(client, unit, trainee):
    page = client.get(address(unit)).text
    refused = send(client, unit, "share")

    assert "提交" in page
    assert "不记名，只计入合计" in page
    assert "分享给讲师" not in page
    assert refused.status_code == 422
    assert "还没有提交：还有空着的地方" in refused.text


def test_handing_in_completes_the_unit_and_is_counted_without_a_name(
    client, unit, trainee
):
    send(client, unit, "share", **BOTH)

    page = client.get(address(unit)).text
    assert Completion.objects.get().unit == unit
    assert "已提交，不记名计入合计" in page
    assert "收回我的提交" in page


def test_what_was_changed_since_is_said_not_to_count_yet(client, unit, trainee):
    send(client, unit, "share", **BOTH)
    send(client, unit, **BOTH | {"p-lobby": "4"})

    assert "之后的改动还没有计入" in client.get(address(unit)).text


@pytest.mark.parametrize(
    ("do", "place"),
    [
        ("lobby up 2", "lobby"),
        ("", "saved"),
        ("//evil.example up", "saved"),
        ("5 up", "saved"),
    ],
)
def test_a_button_of_the_kind_comes_back_to_its_place(client, unit, trainee, do, place):
    answer = send(client, unit, **BOTH, do=do)

    assert answer["Location"] == f"{address(unit)}#{place}"
    assert not Completion.objects.exists()


def test_enter_in_a_field_saves_and_presses_no_button_of_the_kind(
    client, unit, trainee
):
    page = client.get(address(unit)).text

    form = page[page.index('id="sheet"') :]
    first = form[form.index("<button") :].partition(">")[0]
    assert 'class="unseen"' in first
    assert "formaction" not in first


def test_a_page_with_its_result_costs_the_same_few_queries(client, unit, trainee):
    counts = []
    for body in (BOTH, BOTH | {"p-queue": "2"}):
        send(client, unit, **body)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(unit))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 9


def test_paper_is_offered_blank_and_once_there_is_something_filled_in(
    client, unit, trainee
):
    before = client.get(address(unit)).text
    send(client, unit, **BOTH)
    after = client.get(address(unit)).text

    handout = f'href="{address(unit, "handout.pdf")}'
    assert f'{handout}"' in before
    assert f"{handout}?filled=yes" not in before
    assert f"{handout}?filled=yes" in after


@pytest.mark.parametrize("verb", ["save", "share"])
def test_what_a_team_does_together_takes_no_form_of_one_person(
    client, unit, trainee, verb
):
    text = "---\ntitle: Teams\nkind: team\nfor: team\n---\n\n## Leader {#leader}\n"
    teams = given.unit(text, slug="teams", module=unit.module)

    answer = send(client, teams, verb, name="We", slogan="Us")

    assert answer.status_code == 404
    assert not Completion.objects.exists()


@pytest.mark.parametrize(
    ("setting", "words"),
    [("team", "先一起讨论，再各填各的"), ("workshop", "课堂上大家一起做")],
)
def test_the_page_says_who_does_it_together(client, unit, trainee, setting, words):
    text = given.SURVEY.replace("kind: gap", f"kind: gap\nfor: {setting}")
    shared = given.unit(text, slug="shared", module=unit.module)

    assert words in client.get(address(shared)).text
    assert words not in client.get(address(unit)).text
