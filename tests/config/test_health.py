"""The health page tells what is unfit."""

import pytest

from ledger import guard
from tests import make

pytestmark = pytest.mark.django_db


def test_site_is_fit_with_content_and_guards(client):
    make.course()

    response = client.get("/healthz")

    assert response.json() == {
        "database": "ok",
        "content": "ok",
        "record": "ok",
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
