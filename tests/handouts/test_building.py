"""Books built in the background: once for all who wait for them."""

import pytest
from django.core.files.storage import default_storage

from engine.paper import setting
from engine.paper.form import Form
from handouts import building, cache
from handouts.choice import Choice, Edition
from jobs import doing, kinds
from jobs.models import Job
from tests import make
from tests.handouts.written import printed
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.handouts.quick_printer")


@pytest.fixture
def lazy(settings):
    """A queue that nobody works off."""
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}
    }


@pytest.fixture
def matter():
    module = make.module(course=make.course(slug="care", title="顾客满意"))
    make.unit(module=module, slug="one")
    return printed(module.course)


def ask(matter, person=None, ending="pdf"):
    return building.ask(matter, ending, by=person or make.person(), at=NOON)


def do(job):
    doing.do(job.pk, clock=lambda: LATER)
    job.refresh_from_db()
    return job


def test_book_is_built_under_the_name_it_is_looked_for(matter):
    job = ask(matter)

    assert (job.state, job.result) == ("done", cache.name_of(matter))
    assert (job.done, job.total) == (100, 100)
    assert cache.is_there(job.result)


def test_two_who_want_the_same_wait_for_one_build(matter, lazy):
    first, second = ask(matter), ask(matter)

    assert first.pk == second.pk
    assert len(second.arguments["waiting"]) == 2
    assert building.newest(cache.name_of(matter)) == first


def test_asking_twice_is_waiting_once(matter, lazy):
    person = make.person()
    ask(matter, person)

    assert ask(matter, person).arguments["waiting"] == [person.pk]


def test_other_paper_is_other_work(matter, lazy):
    grey = printed(matter.course, form=Form(is_grey=True))

    assert ask(matter).pk != ask(grey).pk


def test_build_goes_on_while_somebody_waits(matter, lazy):
    one, other = make.person(), make.person()
    ask(matter, one)
    job = ask(matter, other)

    building.leave(job, by=one, at=LATER)
    job.refresh_from_db()
    assert (job.state, job.arguments["waiting"]) == ("waiting", [other.pk])

    building.leave(job, by=other, at=LATER)
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_who_comes_after_a_calling_off_gets_the_book(matter, lazy):
    person = make.person()
    job = ask(matter, person)
    Job.objects.filter(pk=job.pk).update(state="running", tries=1)
    building.leave(job, by=person, at=LATER)

    again = ask(matter)

    again.refresh_from_db()
    assert (again.pk, again.cancel_asked_at) == (job.pk, None)


def test_called_off_between_two_steps_nothing_is_left(matter, lazy, monkeypatch):
    job = ask(matter)

    def set_half(found):
        building.leave(job, by=job.asked_by, at=LATER)
        return setting.load(setting.PRINTING).print_pdf("", bytes)

    monkeypatch.setattr(cache, "_maker", lambda _name: set_half)
    do(job)

    assert job.state == "cancelled"
    assert not default_storage.exists("handouts")


def test_failure_leaves_nothing_and_is_tried_anew(matter, monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.engine.paper.without_library")
    failed = ask(matter)
    monkeypatch.setattr(setting, "PRINTING", "tests.handouts.quick_printer")
    again = ask(matter)

    assert (failed.state, again.state) == ("failed", "done")
    assert failed.pk != again.pk


def test_choice_comes_back_from_the_record():
    chosen = Choice(Edition.TRAINEE, (), Form(paper="a5", watermark="何静"))
    job = ask(printed(make.unit().course, form=chosen.form))

    assert building.chosen(job) == chosen


def test_work_is_named_and_shown_where_one_waits(matter, lazy):
    form = Form(paper="a5", has_notes=True)
    job = ask(printed(matter.course, form=form))

    assert (
        job.title == "讲义：顾客满意\u00a0· 学员版\u00a0· A5\u00a0· 留出批注栏（PDF）"
    )
    page = kinds.page_of(job)
    query = "edition=trainee&paper=a5&notes=1"
    assert page == f"/courses/care/handouts/build/?{query}"
