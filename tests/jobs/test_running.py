import pytest
from django.db import connection

from jobs import doing, kinds, running
from jobs.models import SILENCE, Job
from tests import make
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


def count(job, progress):
    progress.reach(1, of=job.arguments["steps"])
    return "exports/counted.txt"


def stumble(job, progress):
    raise ZeroDivisionError("nothing to share")


def call_off(job, progress):
    running.cancel(job, at=LATER)
    progress.reach(1, of=2)
    return "never"


for work in (count, stumble, call_off):
    kinds.register(f"test-{work.__name__}", work)


def ask(name, **arguments):
    return running.ask(
        f"test-{name}", title="Count", arguments=arguments, by=make.person(), at=NOON
    )


def waiting():
    return Job.objects.create(kind="test-count", title="Count", asked_at=NOON)


def test_a_job_is_done_and_says_where_its_file_is():
    job = ask("count", steps=3)

    assert (job.state, job.result) == ("done", "exports/counted.txt")
    assert (job.done, job.total) == (1, 3)


def test_a_failure_is_noted_for_who_asked():
    job = ask("stumble")

    assert (job.state, job.error) == ("failed", "ZeroDivisionError: nothing to share")


def test_work_stops_when_it_is_called_off():
    job = ask("call_off")

    assert (job.state, job.result, job.done) == ("cancelled", "", 1)


def test_a_job_that_waits_is_called_off_at_once():
    job = waiting()

    running.cancel(job, at=LATER)

    job.refresh_from_db()
    assert (job.state, job.finished_at) == ("cancelled", LATER)


def test_a_job_that_has_ended_stays_as_it_ended():
    job = ask("count", steps=1)

    running.cancel(job, at=LATER)

    job.refresh_from_db()
    assert (job.state, job.cancel_asked_at) == ("done", None)


def test_a_job_is_done_once():
    job = ask("count", steps=1)

    doing.do(job.pk, clock=lambda: LATER)

    job.refresh_from_db()
    assert job.finished_at != LATER


def test_an_unknown_kind_is_refused_before_anything_is_noted():
    with pytest.raises(KeyError):
        ask("nothing")

    assert not Job.objects.exists()


def test_work_of_one_key_is_shared_until_it_ends():
    waiting = Job.objects.create(kind="test-count", key="book", asked_at=NOON)
    other = ask_for("leaflet")
    shared = ask_for("book")
    Job.objects.filter(pk=waiting.pk).update(state="done", finished_at=NOON)
    new = ask_for("book")

    assert shared == waiting
    assert len({waiting.pk, other.pk, new.pk}) == 3


def ask_for(key):
    return running.ask(
        "test-count", title="Count", arguments={"steps": 1}, by=None, at=NOON, key=key
    )


def running_since(beat_at):
    return Job.objects.create(
        kind="test-count", key="book", asked_at=NOON, state="running", beat_at=beat_at
    )


def test_who_asks_for_work_that_its_worker_left_gets_the_job_that_is_done_again():
    lost = running_since(NOON - 2 * SILENCE)

    assert ask_for("book") == lost


@pytest.mark.parametrize(
    ("silence", "is_lost"), [(SILENCE, False), (2 * SILENCE, True)]
)
def test_a_worker_may_be_silent_for_a_while(silence, is_lost):
    job = running_since(NOON)

    assert job.is_lost(NOON + silence) == is_lost
    assert Job.objects.lost(at=NOON + silence).exists() == is_lost


def test_work_tells_that_it_lives():
    job = ask("count", steps=3)

    assert job.beat_at is not None


def test_what_waits_or_has_ended_is_not_lost():
    later = NOON + 2 * SILENCE

    assert not waiting().is_lost(later)
    assert not ask("stumble").is_lost(later)


def test_of_two_who_ask_at_once_the_second_gets_the_first_ones_job():
    """Let the rival's job appear after the look and before the writing."""
    seen = []

    def rival(execute, sql, *rest):
        if sql.startswith("SELECT") and "jobs_job" in sql:
            seen.append(sql)
        elif sql.startswith("SAVEPOINT") and len(seen) == 1:
            seen.append(Job.objects.create(kind="test-count", key="a", asked_at=NOON))
        return execute(sql, *rest)

    with connection.execute_wrapper(rival):
        mine = ask_for("a")

    assert mine == seen[1]
    assert Job.objects.count() == 1
