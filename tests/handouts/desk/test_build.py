"""Waiting for a handout."""

import pytest

from engine.paper import setting
from handouts import cache
from jobs.models import Job
from tests import make
from tests.handouts.written import printed
from tests.make import NOON

pytestmark = pytest.mark.django_db
DESK = "/courses/care/handouts/"
BUILD = "/courses/care/handouts/build/?edition=trainee"


def shown(client, address):
    answer = client.get(address)
    return answer, answer.content.decode()


def test_long_book_is_waited_for(client, trainee, lazy):
    answer = client.get("/courses/care/handout.pdf")
    again, page = shown(client, answer["Location"])

    assert (answer.status_code, answer["Location"]) == (303, BUILD)
    assert again.status_code == 200
    assert "马上开始" in page
    assert 'http-equiv="refresh"' in page
    assert 'hx-trigger="every 2s"' in page


def test_second_asker_waits_for_the_same(client, trainee, lazy, course):
    client.get("/courses/care/handout.pdf")
    client.force_login(make.enrolment(course=course).person)

    _answer, page = shown(client, client.get("/courses/care/handout.pdf")["Location"])

    assert Job.objects.count() == 1
    assert "还有1人在等同一份讲义" in page


def test_both_see_how_far_it_is(client, trainee, lazy):
    client.get("/courses/care/handout.pdf")
    Job.objects.update(state="running", done=45, total=100)

    _answer, page = shown(client, BUILD)

    assert 'value="45"' in page
    assert "大约还要" in page


def test_book_that_is_ready_is_linked(client, trainee, long):
    client.get("/courses/care/handout.pdf")

    _answer, page = shown(client, BUILD)

    assert 'href="/courses/care/handout.pdf?edition=trainee"' in page
    assert "every 2s" not in page
    assert b"".join(client.get("/courses/care/handout.pdf")).startswith(b"%PDF")


def test_who_leaves_alone_calls_it_off(client, trainee, lazy):
    client.get("/courses/care/handout.pdf")

    answer = client.post(BUILD, {"do": "leave"})
    _answer, page = shown(client, BUILD)

    assert answer["Location"] == f"{DESK}?edition=trainee"
    assert Job.objects.get().state == "cancelled"
    assert "现在没有人在做这份讲义" in page


def test_leaving_what_is_over_changes_nothing(client, trainee):
    answer = client.post(BUILD, {"do": "leave"})

    assert answer["Location"].startswith(DESK)
    assert not Job.objects.exists()


def test_failure_is_told_and_tried_again(client, trainee, long, monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.engine.paper.without_library")
    client.get("/courses/care/handout.pdf")
    _answer, page = shown(client, BUILD)
    monkeypatch.setattr(setting, "PRINTING", "tests.handouts.quick_printer")

    client.post(BUILD, {"do": "make"})
    _answer, after = shown(client, BUILD)

    assert "这次没有做成" in page
    assert "再试一次" in page
    assert "打开讲义" in after


def test_without_a_worker_the_book_is_made_in_the_page(
    client, trainee, lazy, monkeypatch
):
    client.get("/courses/care/handout.pdf")
    job = Job.objects.get()
    Job.objects.update(asked_at=NOON)
    _answer, page = shown(client, BUILD)

    client.post(BUILD, {"do": "here"})
    _answer, after = shown(client, BUILD)

    job.refresh_from_db()
    assert "现在就在这里做" in page
    assert "打开讲义" in after
    assert job.state == "done"


def test_book_that_is_there_is_not_made_again(client, trainee, course):
    cache.keep(cache.name_of(printed(course)), b"%PDF kept")

    client.post(BUILD, {"do": "make"})

    assert not Job.objects.exists()


def test_nobody_waits_for_what_is_not_hers(client, trainee):
    answer = client.get("/courses/care/handouts/build/?edition=trainer")

    assert answer.status_code == 404


def test_job_is_shown_where_one_waits(client, trainee, lazy):
    client.get("/courses/care/handout.pdf")
    job = Job.objects.get()

    assert client.get(f"/jobs/{job.pk}/")["Location"] == BUILD
