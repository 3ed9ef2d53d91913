"""The chain tells the first row that was changed by whoever got past the guards."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from ledger import canonical, guard, record, sealing, verifying
from ledger.models import Event, EventDetail, Seal
from ledger.verifying import Broken, Fault
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> Iterator[list[int]]:
    """Seal three events, take the guards off, and return the events' numbers."""
    person = make.person()
    change = record.Change(old={"a": 1}, new={"b": "二"}, private={"name": "林"})
    made = [record.event("tested", person, at=NOON, change=change) for _ in range(3)]
    sealing.seal(at=timezone.now() + timedelta(hours=1))
    guard.remove()
    yield [one.pk for one in made]
    guard.install()


def sql(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(table: str, column: str, value: str, where: str) -> None:
    name = connection.ops.quote_name(column)
    sql(f"UPDATE {table} SET {name} = %s WHERE {where}", value)  # noqa: S608  # our own words


def said(**options: str) -> str:
    out = StringIO()
    call_command("verify_ledger", stdout=out, **options)
    return out.getvalue()


def test_whole_chain_is_counted_and_its_head_told(chain):
    record.event("tested", make.person(), at=NOON)

    verdict = verifying.verify()

    assert (verdict.sealed, verdict.unsealed, verdict.broken) == (3, 1, None)
    assert verdict.head == Seal.objects.get(pk=3).digest
    assert verdict.head in said()


def test_empty_ledger_is_whole():
    assert verifying.verify() == verifying.Verdict(0, 0, "")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2020-01-01 00:00:00+00:00"),
        ("recorded_at", "2020-01-01 00:00:00.000001+00:00"),
        ("actor", "people.person:9"),
        ("verb", "forged"),
        ("thing", "people.person:9"),
        ("about", "people.person:9"),
        ("old", '{"a": 2}'),
        ("new", '{"b": "二", "c": null}'),
        ("why", "forged"),
        ("detail_digest", "0" * 64),
    ],
)
def test_change_of_any_column_is_found(chain, column, value):
    change("ledger_event", column, value, f"id = {chain[1]}")

    assert verifying.verify().broken == Broken(Fault.CHANGED, 2, chain[1])


def test_moment_that_is_none_any_more_is_found(chain):
    sql("UPDATE ledger_event SET at = 'infinity' WHERE id = %s", chain[1])

    assert verifying.verify().broken == Broken(Fault.CHANGED, 2, chain[1])


def test_event_taken_away_is_found(chain):
    sql("DELETE FROM ledger_eventdetail WHERE event_id = %s", chain[1])
    sql("DELETE FROM ledger_event WHERE id = %s", chain[1])

    assert verifying.verify().broken == Broken(Fault.NO_EVENT, 2, chain[1])


def test_seal_taken_away_is_found(chain):
    sql("DELETE FROM ledger_seal WHERE id = 2")

    assert verifying.verify().broken == Broken(Fault.NO_SEAL, 2)


def test_two_seals_that_changed_places_are_found(chain):
    sql("UPDATE ledger_seal SET event = -1 WHERE id = 1")
    sql("UPDATE ledger_seal SET event = %s WHERE id = 2", chain[0])
    sql("UPDATE ledger_seal SET event = %s WHERE id = 1", chain[1])

    assert verifying.verify().broken == Broken(Fault.CHANGED, 1, chain[1])


def test_changed_seal_is_found(chain):
    sql("UPDATE ledger_seal SET digest = %s WHERE id = 3", "0" * 64)

    assert verifying.verify().broken == Broken(Fault.CHANGED, 3, chain[2])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sealed_at", "2020-01-01 00:00:00+00:00"),
        ("sealed_at", "infinity"),
        ("version", "1"),
        ("version", "3"),
    ],
)
def test_changed_time_of_a_seal_is_found(chain, column, value):
    change("ledger_seal", column, value, "id = 2")

    assert verifying.verify().broken == Broken(Fault.CHANGED, 2, chain[1])


def test_seals_made_before_they_held_their_time_are_whole(chain):
    digest = canonical.START
    for number, event in enumerate(chain, 1):
        row = Event.objects.values_list(*canonical.COLUMNS).get(pk=event)
        digest = canonical.seal(digest, canonical.text(row))
        sql(
            "UPDATE ledger_seal SET version = 1, digest = %s WHERE id = %s",
            digest,
            number,
        )
    record.event("tested", make.person(), at=NOON)
    sealing.seal(at=timezone.now() + timedelta(hours=1))

    verdict = verifying.verify()

    assert (verdict.sealed, verdict.broken) == (4, None)
    assert list(Seal.objects.values_list("version", flat=True)) == [1, 1, 1, 2]


def test_changed_event_with_a_new_seal_breaks_the_next(chain):
    sql("UPDATE ledger_event SET verb = 'forged' WHERE id = %s", chain[0])
    sql("UPDATE ledger_seal SET digest = %s WHERE id = 1", "1" * 64)

    assert verifying.verify().broken == Broken(Fault.CHANGED, 1, chain[0])


@pytest.mark.parametrize(
    ("column", "value"), [("values", '{"name": "王"}'), ("salt", "")]
)
def test_changed_personal_values_are_found(chain, column, value):
    change("ledger_eventdetail", column, value, f"event_id = {chain[2]}")

    assert verifying.verify().broken == Broken(Fault.DETAIL, 3, chain[2])


def test_erased_personal_values_break_nothing(chain):
    EventDetail.objects.all().delete()

    assert verifying.verify().broken is None


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE ledger_event SET verb = 'forged'", "被改动过"),
        ("DELETE FROM ledger_seal WHERE id = 1", "封印 1 不见了"),
    ],
)
def test_command_fails_and_names_the_row(chain, statement, told):
    sql(statement)

    with pytest.raises(CommandError, match=told):
        said()


@pytest.mark.parametrize("digits", [16, 64])
def test_head_printed_earlier_is_found_again(chain, digits):
    head = Seal.objects.get(pk=2).digest[:digits]

    assert "第 2 道封印" in said(head=head)


@pytest.mark.parametrize("head", ["0" * 64, "0" * 15])
def test_head_of_another_chain_is_refused(chain, head):
    with pytest.raises(CommandError, match="不在"):
        said(head=head)
