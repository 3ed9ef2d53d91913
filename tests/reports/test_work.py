"""A report written by a job is recorded once, however often its worker dies."""

from contextlib import contextmanager

import pytest
from django.core.files.storage import default_storage

from jobs import doing
from jobs.models import Job
from jobs.progress import Progress
from ledger.models import Event
from reports import work
from tests import make
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """As a worker is: nothing of the work's own gets to catch it."""


class Dying(Progress):
    @contextmanager
    def ending(self, result=""):
        with super().ending(result):
            yield
            raise Killed


@pytest.fixture
def job():
    return Job.objects.create(
        kind=work.KIND,
        title="Report",
        asked_by=make.person("hr"),
        asked_at=NOON,
        arguments={
            "report": "completions",
            "format": "xlsx",
            "filters": {"as-of": "2026-11-20"},
        },
    )


def exported():
    return Event.objects.filter(verb="exported").count()


def test_what_was_killed_at_the_very_end_is_recorded_once_all_the_same(job):
    Job.objects.filter(pk=job.pk).update(state="running", tries=1)
    job.refresh_from_db()
    with pytest.raises(Killed):
        work.write(job, Dying(job))
    before = exported()
    Job.objects.filter(pk=job.pk).update(state="waiting")

    doing.do(job.pk, clock=lambda: LATER)

    job.refresh_from_db()
    assert (before, exported(), job.state, job.tries) == (0, 1, "done", 2)
    assert default_storage.listdir(f"exports/{job.pk}")[1] == [
        "completions-2026-11-20.xlsx"
    ]


def test_what_was_filtered_by_and_is_gone_fails_the_job_with_words(job):
    job.arguments["filters"] = {"cohort": "gone"}

    with pytest.raises(work.Refused, match="已不存在"):
        work.write(job, Progress(job))
