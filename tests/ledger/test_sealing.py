"""Events are sealed into a chain, each once, whatever order they come in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ledger import guard, record, regular, sealing
from ledger.models import Event, Seal
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    return timezone.now() + timedelta(hours=1)


def events(number: int) -> list[Event]:
    person = make.person()
    return [record.event("tested", person, at=NOON) for _ in range(number)]


def sealed() -> list[tuple[int, int]]:
    return list(Seal.objects.order_by("pk").values_list("pk", "event"))


def test_events_are_sealed_in_their_order_and_once(soon):
    first, second = events(2)

    numbers = [sealing.seal(at=soon), sealing.seal(at=soon)]

    assert numbers == [2, 0]
    assert sealed() == [(1, first.pk), (2, second.pk)]


def test_chunks_make_one_chain(soon, monkeypatch):
    monkeypatch.setattr(sealing, "CHUNK", 2)
    made = events(5)

    sealing.seal(at=soon)

    assert sealed() == [(n, one.pk) for n, one in enumerate(made, 1)]


def test_event_just_recorded_waits(soon):
    events(1)

    assert sealing.seal(at=timezone.now()) == 0


def test_event_committed_late_with_a_lower_number_is_sealed_behind(soon):
    late, early = (record.draft("tested", make.person(), at=NOON) for _ in range(2))
    early.pk, late.pk = 9_000_002, 9_000_001
    early.save(force_insert=True)
    sealing.seal(at=soon)

    late.save(force_insert=True)
    sealing.seal(at=soon)

    assert sealed() == [(1, early.pk), (2, late.pk)]


def test_once_a_day_the_whole_ledger_is_looked_through(soon, monkeypatch):
    monkeypatch.setattr(sealing, "BACK", 0)
    late, early = (record.draft("tested", make.person(), at=NOON) for _ in range(2))
    early.pk, late.pk = 9_000_002, 9_000_001
    early.save(force_insert=True)
    regular.seal(soon)
    late.save(force_insert=True)

    regular.seal(soon)
    after_a_minute = sealed()
    regular.seal_all(soon)

    assert after_a_minute == [(1, early.pk)]
    assert sealed() == [(1, early.pk), (2, late.pk)]


def test_head_is_the_newest_seal(soon):
    before = sealing.head()
    events(2)
    sealing.seal(at=soon)

    assert before == ""
    assert sealing.head() == Seal.objects.get(pk=2).digest


def test_lag_is_told_from_the_first_event_that_waits_too_long(soon):
    (event,) = events(1)

    lags = [sealing.behind_since(at=soon)]
    sealing.seal(at=soon)
    lags.append(sealing.behind_since(at=soon))

    assert lags == [event.recorded_at, None]


def test_seals_are_guarded():
    assert "guard_ledger_seal_update" in guard.installed()
