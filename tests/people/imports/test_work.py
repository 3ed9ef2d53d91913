"""Large files in the background: a worker killed half-way doubles nothing."""

import pytest

from jobs import doing
from jobs.models import Job
from jobs.progress import Progress
from ledger.models import Event
from people.imports import applying, undoing, work
from people.models import ImportChange, Person, Posting
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.people.imports.files import applied, checked, csv

pytestmark = pytest.mark.django_db

ROWS = csv(*(f"{one},王{one},,,总部,,{one - 1 or ''}" for one in range(1, 6)))


class Killed(BaseException):
    """As a worker is: nothing of the work's own gets to catch it."""


class Dying(Progress):
    def reach(self, done, *, of):
        if done >= 4:
            raise Killed
        super().reach(done, of=of)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(applying, "CHUNK", 2)
    monkeypatch.setattr(undoing, "CHUNK", 2)


def job_of(batch, what):
    arguments = {"batch": batch.pk, "what": what}
    return Job.objects.create(
        kind=work.KIND,
        key=work.KEY,
        title="People",
        arguments=arguments,
        asked_at=NOON,
        state="running",
        tries=1,
    )


def die(job):
    with pytest.raises(Killed):
        work.work(job, Dying(job))
    Job.objects.filter(pk=job.pk).update(state="waiting")


def test_file_killed_half_way_goes_on_and_doubles_nothing():
    batch = checked(ROWS)
    job = job_of(batch, "apply")
    die(job)
    before = Person.objects.count()

    doing.do(job.pk, clock=lambda: LATER)

    job.refresh_from_db()
    batch.refresh_from_db()
    assert (before, job.state, batch.state) == (4, "done", "applied")
    assert Person.objects.count() == Posting.objects.count() == 5
    assert ImportChange.objects.filter(kind="added").count() == 5
    assert Event.objects.filter(verb="person-added").count() == 5


def test_taking_back_killed_half_way_goes_on():
    batch = applied(ROWS)
    job = job_of(batch, "roll-back")
    die(job)

    doing.do(job.pk, clock=lambda: NEXT_DAY)

    batch.refresh_from_db()
    assert batch.state == "rolled-back"
    assert Person.objects.active().count() == 0
    assert Event.objects.filter(verb="deactivated").count() == 5


def test_company_that_changed_before_the_work_began_is_looked_at_again():
    batch = checked(ROWS)
    make.person(employee_number="3", username="3")
    job = job_of(batch, "apply")
    Job.objects.filter(pk=job.pk).update(state="waiting", tries=0)

    doing.do(job.pk, clock=lambda: LATER)

    job.refresh_from_db()
    assert (job.state, job.error.split(":")[0]) == ("failed", "HasChanged")


def test_one_file_runs_at_a_time():
    first, second = checked(csv("1,王")), checked(csv("2,李"))
    job_of(first, "apply")

    with pytest.raises(work.AnotherRuns):
        work.ask(second, "apply", by=None, at=NOON)

    assert work.is_running()
    assert work.newest(second) is None
