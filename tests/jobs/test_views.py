import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from jobs import kinds
from jobs.models import Job
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(client):
    person = make.person()
    client.force_login(person)
    return person


def job(**fields):
    return Job.objects.create(
        **{"kind": "any", "title": "完成情况", "asked_at": NOON} | fields
    )


def text(response):
    return response.content.decode()


def test_who_asked_sees_how_far_it_is(client, asker):
    running = job(asked_by=asker, state="running", done=3, total=9)

    page = text(client.get(f"/jobs/{running.pk}/"))

    assert 'max="9"' in page
    assert 'value="3"' in page
    assert "再看一次进度" in page


def test_htmx_is_given_the_part_that_changes(client, asker):
    running = job(asked_by=asker, state="running", done=3, total=9)

    page = text(client.get(f"/jobs/{running.pk}/", headers={"HX-Target": "state"}))

    assert page.strip().startswith("<section")


def test_a_stranger_finds_no_job(client, asker):
    other = job(asked_by=make.person())

    answers = [
        client.get(f"/jobs/{other.pk}/").status_code,
        client.get(f"/jobs/{other.pk}/file/").status_code,
        client.post(f"/jobs/{other.pk}/cancel/").status_code,
    ]

    assert answers == [404, 404, 404]


def test_the_file_of_a_done_job_is_handed_out(client, asker):
    default_storage.save("exports/some.csv", ContentFile(b"a,b"))
    done = job(
        asked_by=asker, state="done", finished_at=NOON, result="exports/some.csv"
    )

    answer = client.get(f"/jobs/{done.pk}/file/")

    assert b"".join(answer.streaming_content) == b"a,b"
    assert answer["Content-Disposition"] == 'attachment; filename="some.csv"'


@pytest.mark.parametrize("result", ["", "exports/lost.csv"])
def test_a_file_that_is_not_there_is_not_found(client, asker, result):
    done = job(asked_by=asker, state="done", finished_at=NOON, result=result)

    assert client.get(f"/jobs/{done.pk}/file/").status_code == 404


def test_the_asker_calls_it_off(client, asker):
    waiting = job(asked_by=asker)

    answer = client.post(f"/jobs/{waiting.pk}/cancel/", follow=True)

    assert "已取消" in text(answer)


@pytest.mark.parametrize(
    ("state", "words"), [("done", "好了"), ("failed", "没有成功"), ("waiting", "排队")]
)
def test_each_state_is_said_in_words(client, asker, state, words):
    ended = NOON if state in {"done", "failed"} else None
    one = job(asked_by=asker, state=state, finished_at=ended, result="x")

    assert words in text(client.get(f"/jobs/{one.pk}/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, asker, count, django_assert_num_queries
):
    for _ in range(count):
        job(asked_by=asker)

    with django_assert_num_queries(4):
        page = text(client.get("/jobs/"))

    assert page.count("duty-title") == count


def test_the_administration_sees_every_job(client, asker):
    asker.is_staff = True
    asker.save()
    job(asked_by=make.person(), title="Somebody's")

    assert "Somebody&#x27;s" in text(client.get("/jobs/"))


def test_an_empty_list_says_so(client, asker):
    assert "还没有" in text(client.get("/jobs/"))


@pytest.fixture
def own_page():
    kinds.register("shown", lambda *_: "", lambda one: f"/books/{one.pk}/")


def test_work_with_a_page_of_its_own_is_shown_and_called_off_there(
    client, asker, own_page
):
    book = job(asked_by=asker, kind="shown")

    shown = client.get(f"/jobs/{book.pk}/")
    client.post(f"/jobs/{book.pk}/cancel/")

    book.refresh_from_db()
    assert shown["Location"] == f"/books/{book.pk}/"
    assert book.state == "waiting"


def test_a_job_to_be_tried_again_says_when(client, asker):
    one = job(asked_by=asker, tries=2, again_at=NOON, error="Passing: later")

    pages = text(client.get(f"/jobs/{one.pk}/")), text(client.get("/jobs/"))

    assert all("已试 2 次，没有成功；" in page for page in pages)
    assert "等待重试" in pages[1]


def test_a_job_that_lost_its_worker_for_good_says_so_plainly(client, asker):
    one = job(asked_by=asker, state="failed", finished_at=NOON, error="lost", tries=4)

    page = text(client.get(f"/jobs/{one.pk}/"))

    assert "执行任务的程序中途停止了" in page
    assert "一共试了 4 次" in page
    assert "<code>" not in page


def test_the_asker_asks_once_more(client, asker):
    failed = job(asked_by=asker, kind="shown-again", state="failed", finished_at=NOON)
    kinds.register("shown-again", lambda _job, _progress: "")

    answer = client.post(f"/jobs/{failed.pk}/once-more/", follow=True)

    assert "好了" in text(answer)
    assert Job.objects.filter(asked_by=asker, state="done").count() == 1


def test_what_has_not_failed_is_not_asked_for_once_more(client, asker):
    one = job(asked_by=asker)

    answer = client.post(f"/jobs/{one.pk}/once-more/")

    assert (answer["Location"], Job.objects.count()) == (f"/jobs/{one.pk}/", 1)


def test_the_list_looks_again_as_long_as_something_runs(client, asker):
    ended = job(asked_by=asker, state="done", finished_at=NOON)
    quiet = text(client.get("/jobs/"))
    job(asked_by=asker, state="running", done=1, total=2)
    busy = text(client.get("/jobs/", headers={"HX-Target": "jobs"}))

    assert "every 5s" not in quiet
    assert "every 5s" in busy
    assert busy.strip().startswith("<section")
    assert f"/jobs/{ended.pk}/cancel/" not in busy
