"""The record cannot be changed, and a missing guard is noticed."""

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction

from courses.models import Version
from ledger import guard, record
from ledger.models import Event, EventDetail
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    change = record.Change(private={"name": "林"})
    return record.event("tested", make.person(), at=NOON, change=change)


def test_event_cannot_be_changed(event):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.update(verb="forged")

    assert Event.objects.get(pk=event.pk).verb == "tested"


def test_event_cannot_be_deleted(event):
    EventDetail.objects.all().delete()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()

    assert Event.objects.filter(pk=event.pk).exists()


def test_version_cannot_be_changed():
    version = make.version()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(source="forged")


def test_personal_values_may_be_erased_and_leave_their_digest(event):
    EventDetail.objects.all().delete()

    assert len(Event.objects.get(pk=event.pk).detail_digest) == 64


def test_digest_proves_the_personal_values(event):
    detail = event.detail

    assert record.digest(detail.salt, detail.values) == event.detail_digest
    assert record.digest(detail.salt, {"name": "王"}) != event.detail_digest


def test_missing_guard_is_named_and_put_back():
    name = "guard_ledger_event_update"
    table = " ON ledger_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{table}")

    named = guard.missing()
    errors = run_checks(databases=["default"])
    guard.install()

    assert named == [name]
    assert [error.id for error in errors] == ["ledger.E001"]
    assert guard.missing() == []


def test_guards_can_be_taken_off_and_on_again(event):
    guard.remove()
    Event.objects.update(verb="emptied")

    guard.install()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.update(verb="forged")


def test_head_moves_with_every_event(event):
    before = record.head()

    record.events([record.draft("tested", event, at=NOON)])

    assert record.head() != before
