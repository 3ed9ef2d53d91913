"""The health page tells what is unfit."""

import pytest
from django_tasks_db.models import DBTaskResult

from jobs import tasks
from ledger import guard, record
from ledger.models import Event
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


def test_site_is_fit_with_content_and_guards(client):
    make.course()

    response = client.get("/healthz")

    assert response.json() == {
        "database": "ok",
        "content": "ok",
        "record": "ok",
        "seals": "ok",
        "worker": "ok",
    }


def test_site_without_content_is_not_fit(client):
    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["content"] == "nothing published"


def test_unguarded_record_is_named(client):
    make.course()
    guard.remove()

    response = client.get("/healthz")

    assert "guard_ledger_event_update" in response.json()["record"]


def test_a_worker_that_takes_nothing_is_named_though_the_site_is_fit(client, settings):
    make.course()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    tasks.do.enqueue(1)
    DBTaskResult.objects.update(enqueued_at=NOON)

    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json()["worker"] == f"silent since {NOON:%Y-%m-%dT%H:%M:%SZ}"


def test_events_that_nobody_seals_are_named_though_the_site_is_fit(client):
    make.course()
    record.event("tested", make.person(), at=NOON)
    guard.remove()
    Event.objects.update(recorded_at=NOON)
    guard.install()

    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json()["seals"] == f"behind since {NOON:%Y-%m-%dT%H:%M:%SZ}"
