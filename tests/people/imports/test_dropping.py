"""Files that are not applied, or not to their end."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from jobs.models import Job
from jobs.progress import Cancelled, Progress
from ledger.models import Event
from people.imports import applying, dropping, undoing, work
from people.imports.summary import Summary
from people.models import ImportBatch, Person
from people.sheets.dropping import NothingToDrop
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.people.imports.files import applied, checked, csv

pytestmark = pytest.mark.django_db

ROWS = csv(*(f"{one},王{one},,,总部" for one in range(1, 6)))


class Stopping(Progress):
    """As though somebody called the job off while the first portion was written."""

    def reach(self, done, *, of):
        if done:
            raise Cancelled
        super().reach(done, of=of)


@pytest.fixture
def stopped(monkeypatch):
    """Return a file that was stopped after two of its five rows."""
    monkeypatch.setattr(applying, "CHUNK", 2)
    batch = checked(ROWS)
    with pytest.raises(Cancelled):
        work.work(job := running(batch, "apply"), Stopping(job))
    Job.objects.update(state="cancelled", finished_at=LATER)
    batch.refresh_from_db()
    return batch


def running(batch, what, **fields):
    fields = {"state": "running", "tries": 1} | fields
    arguments = {"batch": batch.pk, "what": what}
    return Job.objects.create(
        kind=work.KIND, key=work.KEY, arguments=arguments, asked_at=NOON, **fields
    )


def stored(batch):
    return [default_storage.exists(name) for name in (batch.file, batch.lines)]


def test_dropped_file_is_stored_no_longer_and_changes_nothing(
    django_capture_on_commit_callbacks,
):
    batch, same = checked(ROWS), checked(ROWS)

    with django_capture_on_commit_callbacks(execute=True):
        dropping.drop(batch, by=None, at=LATER)
    kept = stored(same)
    with django_capture_on_commit_callbacks(execute=True):
        dropping.drop(same, by=None, at=LATER)

    assert kept == [True, True]
    assert stored(batch) == stored(same) == [False, False]
    assert (batch.state, Person.objects.count()) == ("dropped", 0)
    assert Event.objects.filter(verb="people-import-dropped").count() == 2
    with pytest.raises(NothingToDrop):
        dropping.drop(batch, by=None, at=LATER)


def test_applied_file_is_not_dropped():
    with pytest.raises(NothingToDrop):
        dropping.drop(applied(ROWS), by=None, at=LATER)


def test_stopped_file_keeps_what_it_did_and_is_rolled_back(stopped):
    done = Person.objects.count()

    undoing.at_once(stopped, by=None, at=NEXT_DAY)

    assert (done, Summary.of(stopped).is_part) == (2, True)
    assert Event.objects.get(verb="people-imported").new["stopped_after"] == 2
    assert not Person.objects.active().exists()
    assert stopped.state == "rolled-back"


def test_page_of_a_stopped_file_tells_who_was_not_reached(client, stopped):
    client.force_login(make.person("hr"))

    page = client.get(f"/people/import/{stopped.pk}/").text

    assert "中途停下：已有 2 项变更生效" in page
    assert page.count("没有执行到") == 3


def test_file_that_broke_off_is_left_at_what_it_did(monkeypatch, stopped):
    stopped.state, stopped.applied_at = "checked", None
    stopped.save()

    dropping.drop(stopped, by=None, at=LATER)

    assert (stopped.state, stopped.applied_at) == ("applied", LATER)
    assert stored(stopped) == [True, True]


@pytest.mark.parametrize(
    ("what", "fields", "states"),
    [
        ("check", {}, ("running", "checked")),
        ("apply", {"state": "waiting"}, ("cancelled", "checked")),
        ("roll-back", {"state": "waiting"}, ("waiting", "checked")),
    ],
)
def test_work_on_a_file_is_called_off_on_its_page(client, what, fields, states):
    batch = checked(ROWS)
    job = running(batch, what, **fields)
    client.force_login(make.person("hr"))
    address = f"/people/import/{batch.pk}/"
    offered = "cancel/" in client.get(address).text

    client.post(f"{address}cancel/")

    job.refresh_from_db()
    batch.refresh_from_db()
    assert (job.state, batch.state) == states
    assert bool(job.cancel_asked_at) is (what == "check")
    assert offered is (what != "roll-back")


def test_hr_drops_a_file_on_its_page_and_reads_it_in_the_list(client):
    batch = checked(ROWS)
    client.force_login(make.person("hr"))
    address = f"/people/import/{batch.pk}/"
    offered = "放弃这次导入" in client.get(address).text

    page = client.post(f"{address}drop/", follow=True).text
    again = client.post(f"{address}drop/")

    assert offered
    assert "这份文件从未生效" in page
    assert "已放弃" in client.get("/people/import/").text
    assert (again.status_code, "没有任何变化" in again.text) == (422, True)


def test_what_nobody_confirmed_is_dropped_after_thirty_days(stopped):
    old, busy, young = (checked(csv(f"{one},王")) for one in range(7, 10))
    done = applied(csv("10,王"))
    running(busy, "check")
    days = timedelta(days=30, hours=1)
    ImportBatch.objects.exclude(pk=young.pk).update(made_at=NOON - days)

    dropping.drop_old(NOON)

    states = dict(ImportBatch.objects.values_list("pk", "state"))
    assert states == {
        stopped.pk: "applied",
        old.pk: "dropped",
        busy.pk: "checked",
        young.pk: "checked",
        done.pk: "applied",
    }
