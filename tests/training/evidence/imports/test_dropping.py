"""Files of past completions that are not recorded, or not to their end."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from jobs.models import Job
from jobs.progress import Cancelled, Progress
from ledger.models import Event
from people.sheets.dropping import NothingToDrop
from tests import make
from tests.make import LATER, NOON
from tests.training.evidence.past import HEADS, checked, csv, imported
from training.evidence.imports import checking, dropping, pages, work
from training.models import Evidence, EvidenceBatch

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _anna():
    make.person(employee_number="007")


def test_import_that_is_stopped_keeps_what_it_recorded(monkeypatch):
    class Stopping(Progress):
        """As though somebody called the job off while a portion was recorded."""

        def reach(self, done, *, of):
            if done:
                raise Cancelled
            super().reach(done, of=of)

    monkeypatch.setattr(checking, "CHUNK", 1)
    make.person(employee_number="8")
    batch = checked(csv("007,Fire drill,2025-01-31", "8,Fire drill,2025-01-31"))
    job = Job.objects.create(
        kind=work.KIND,
        arguments={"batch": batch.pk},
        asked_at=NOON,
        state="running",
        tries=1,
    )

    with pytest.raises(Cancelled):
        work.work(job, Stopping(job))

    batch.refresh_from_db()
    seen = pages.batch(batch, kind="new", number=1)
    assert (batch.state, Evidence.objects.count()) == ("applied", 1)
    assert Event.objects.get(verb="evidence-imported").new["stopped"]
    assert (seen["recorded"], seen["undone"]) == (1, {"8"})


def test_file_that_is_not_confirmed_is_dropped_by_hand_or_after_thirty_days(
    django_capture_on_commit_callbacks,
):
    row = "007,Fire drill,2025-01-31"
    first, old = checked(csv(row)), checked(csv(row, heads=f"{HEADS},x"))
    done, days = imported(csv(row)), timedelta(days=30)

    with django_capture_on_commit_callbacks(execute=True):
        dropping.drop(first, by=None, at=NOON)
        dropping.drop_old(NOON + days)
        young = EvidenceBatch.objects.get(pk=old.pk).state
        dropping.drop_old(LATER + days)

    states = EvidenceBatch.objects.order_by("pk").values_list("state", flat=True)
    assert (young, list(states)) == ("checked", ["dropped", "dropped", "applied"])
    kept = [default_storage.exists(one.file) for one in (first, old, done)]
    assert kept == [True, False, True]
    with pytest.raises(NothingToDrop):
        dropping.drop(done, by=None, at=LATER)
