from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from jobs import schedule, tasks
from tests.make import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]

MINUTE = timedelta(minutes=1)


@pytest.fixture
def done():
    made: list[datetime] = []
    schedule.every(60, "note", made.append)
    return made


def waiting():
    ready = DBTaskResult.objects.filter(status="READY").order_by("run_after")
    return [(one.args_kwargs["args"][0], one.run_after) for one in ready]


def test_work_is_put_into_the_queue_once_however_often_one_asks(done):
    assert schedule.arm(tasks.run, at=NOON) == ["note"]
    assert schedule.arm(tasks.run, at=NOON + MINUTE) == []

    assert waiting() == [("note", NOON)]


def test_each_run_does_the_work_and_leaves_the_next_one_in_the_queue(done):
    schedule.do("note", tasks.run, at=NOON)
    schedule.do("note", tasks.run, at=NOON + MINUTE)

    assert done == [NOON, NOON + MINUTE]
    assert waiting() == [("note", NOON + 2 * MINUTE)]


def test_the_next_run_waits_before_the_work_begins():
    seen = []
    schedule.every(60, "look", lambda _at: seen.extend(waiting()))

    schedule.do("look", tasks.run, at=NOON)

    assert seen == [("look", NOON + MINUTE)]


def test_a_failure_breaks_nothing(caplog):
    def stumble(at):
        raise ZeroDivisionError

    schedule.every(60, "stumble", stumble)

    schedule.do("stumble", tasks.run, at=NOON)

    assert "stumble failed" in caplog.text
    assert waiting() == [("stumble", NOON + MINUTE)]


def test_a_run_puts_back_what_other_work_has_lost(done):
    schedule.every(3600, "other", done.append)

    schedule.do("note", tasks.run, at=NOON)

    assert waiting() == [("other", NOON), ("note", NOON + MINUTE)]


def test_work_that_is_no_more_leaves_the_queue():
    schedule.do("gone", tasks.run, at=NOON)

    assert waiting() == []


def test_runs_of_long_ago_are_forgotten(done):
    schedule.arm(tasks.run, at=NOON)
    old = DBTaskResult.objects.get()
    old.set_successful(None)
    DBTaskResult.objects.update(finished_at=NOON - timedelta(days=2))

    schedule.do("note", tasks.run, at=NOON)

    assert not DBTaskResult.objects.filter(pk=old.pk).exists()


def test_runs_that_broke_off_long_ago_are_forgotten(done):
    schedule.arm(tasks.run, at=NOON)
    DBTaskResult.objects.update(status="RUNNING", started_at=NOON - timedelta(days=2))

    schedule.do("note", tasks.run, at=NOON)

    assert not DBTaskResult.objects.filter(status="RUNNING").exists()


def test_what_comes_back_goes_before_the_jobs_that_wait(done):
    tasks.do.enqueue(1)
    schedule.arm(tasks.run, at=NOON)

    paths = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert list(paths) == ["jobs.tasks.run", "jobs.tasks.do"]


def test_the_worker_finds_its_way_to_the_work(done):
    schedule.arm(tasks.run, at=NOON)

    DBTaskResult.objects.get().task.call("note")

    assert len(done) == 1


def test_a_queue_that_keeps_nothing_for_later_gets_nothing(done, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
    }

    assert schedule.arm(tasks.run, at=NOON) == []


def test_the_command_names_what_it_put_into_the_queue(done, capsys):
    call_command("schedule")

    assert capsys.readouterr().out == "note\n"
