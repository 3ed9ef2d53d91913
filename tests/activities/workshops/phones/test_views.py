import pytest

from activities.models import Entry
from activities.workshops.hosting import leading
from tests.activities import small
from tests.activities.workshops import session
from tests.make import NOON

pytestmark = pytest.mark.django_db

AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def workshop():
    return session.workshop(small.unit())


@pytest.fixture
def guest(workshop):
    return session.guest(workshop)


@pytest.fixture
def client(guest):
    return session.browser(guest)


def send(client, workshop, verb, *, stage=None, headers=None, **sent):
    address = f"/workshops/{workshop.code}/{stage or workshop.stage_id}/{verb}/"
    fields = {name.replace("answer_", "answer-"): sent[name] for name in sent}
    return client.post(address, fields, headers=headers)


def page(client, workshop):
    return client.get(f"/workshops/{workshop.code}/").content.decode()


def test_the_phone_waits_until_something_is_on():
    empty = session.workshop()

    html = page(session.browser(session.guest(empty)), empty)

    assert "请看大屏幕" in html
    assert "data-follow=" in html


def test_the_phone_shows_the_form_of_what_is_on(client, workshop, guest):
    html = page(client, workshop)

    assert f'data-autosave="guest-{guest.pk}"' in html
    assert f"/workshops/{workshop.code}/{workshop.stage_id}/save/" in html
    assert "Question insight?" in html


def test_autosave_hears_that_a_draft_is_kept(client, workshop):
    sent = {"answer_insight": "听出苦恼", "sequence": 7}

    answer = send(client, workshop, "save", headers=AUTOSAVE, **sent)

    assert answer.json()["sequence"] == 7
    assert answer.json()["saved"].startswith("已保存")
    assert "听出苦恼" in page(client, workshop)


def test_without_javascript_the_page_comes_back(client, workshop):
    sent = {"answer_insight": "听出苦恼", "do": "insight more"}

    answer = send(client, workshop, "save", **sent)

    assert answer["Location"] == f"/workshops/{workshop.code}/#insight"


def test_what_is_complete_is_handed_in(client, workshop):
    answer = send(client, workshop, "give", answer_insight="甲", answer_own="乙")

    assert answer["Location"] == f"/workshops/{workshop.code}/#saved"
    assert Entry.objects.get().given == small.body(insight="甲", own="乙")
    assert "再次提交" in page(client, workshop)


def test_what_is_missing_is_pointed_at_and_what_is_there_is_kept(client, workshop):
    answer = send(client, workshop, "give", answer_insight="甲")
    heard = send(client, workshop, "give", headers=AUTOSAVE, answer_insight="甲")

    html = answer.content.decode()
    assert answer.status_code == heard.status_code == 422
    assert 'href="#own"' in html
    assert "甲" in html
    assert heard.json()["missing"] is True


def test_what_a_locked_page_sends_stays_on_the_phone(client, workshop):
    leading.lock(workshop.stage, is_locked=True)

    heard = send(client, workshop, "save", headers=AUTOSAVE, answer_insight="甲")
    shown = send(client, workshop, "give", answer_insight="甲").content.decode()

    assert heard.status_code == 423
    assert heard.json()["waits"] is True
    assert "现在不再收答案" in heard.json()["refused"]
    assert ">\n甲</textarea>" in shown
    assert not Entry.objects.exists()


def test_a_locked_page_has_nothing_to_press(client, workshop):
    leading.lock(workshop.stage, is_locked=True)

    html = page(client, workshop)

    assert "讲师已经锁定" in html
    assert "data-give" not in html
    assert "disabled" in html


def test_what_is_too_long_is_refused_and_shown(client, workshop):
    long = "长" * 20_001

    answer = send(client, workshop, "save", answer_insight=long)

    assert answer.status_code == 422
    assert long in answer.content.decode()


def test_an_older_page_hears_of_the_newer_one(client, workshop):
    sent = {"answer_insight": "新", "sequence": 9}
    send(client, workshop, "save", headers=AUTOSAVE, **sent)

    older = {"answer_insight": "旧", "sequence": 8}
    answer = send(client, workshop, "save", headers=AUTOSAVE, **older)

    assert answer.status_code == 409
    assert answer.json()["sequence"] == 9


def test_an_answer_that_comes_late_is_kept_though_another_activity_is_on(
    client, workshop
):
    first = workshop.stage
    other = small.unit(course=workshop.course)
    leading.show(workshop, other.version, at=NOON)

    send(client, workshop, "give", stage=first.pk, answer_insight="甲", answer_own="乙")

    assert Entry.objects.get().stage == first


def test_a_stage_of_another_session_takes_nothing(client, workshop):
    other = session.workshop(small.unit())

    answer = send(client, workshop, "save", stage=other.stage_id, answer_insight="甲")

    assert answer.status_code == 404


def test_after_the_end_the_page_follows_no_more(client, workshop):
    leading.close(workshop, by=workshop.host, at=NOON)

    html = page(client, workshop)

    assert "谢谢你的参与" in html
    assert "data-follow=" not in html


def test_what_is_counted_without_names_says_so_and_shows_its_result():
    workshop = session.workshop(session.gap())
    client = session.browser(session.guest(workshop))

    html = page(client, workshop)

    assert "五人以上提交才显示" in html
