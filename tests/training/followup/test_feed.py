import pytest

from ledger.models import Event
from tests import make
from tests.make import LATER, NOON
from tests.training.followup.rows import DAY, TEN, due_in
from training import days, facts
from training.followup import feed, keys
from training.followup.calendar import unfold

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return make.person()


def events(person):
    """Return the events of her calendar, each as a dict of its lines."""
    parts = unfold(feed.text(person)).split("BEGIN:VEVENT")[1:]
    return [
        dict(line.split(":", 1) for line in part.strip().split("\r\n"))
        for part in parts
    ]


def test_a_duty_stands_on_its_last_day(anna, settings):
    settings.SITE_ADDRESS = "https://training.example.com"
    period = due_in(7, person=anna, module=make.module(title="问候"))

    (event,) = events(anna)

    assert event["UID"] == f"period-{period.pk}@training.example.com"
    assert event["DTSTART;VALUE=DATE"] == "20261127"
    assert event["SUMMARY"] == "截止：问候"
    assert event["SEQUENCE"] == "0"
    assert event["STATUS"] == "CONFIRMED"


def test_a_new_date_is_the_same_event_with_a_higher_sequence(anna):
    period = due_in(7, person=anna)
    before = events(anna)[0]

    due_at = days.end_of(days.of(TEN + 20 * DAY))
    facts.extend(period, due_at=due_at, why="ill", by=anna, at=TEN)
    after = events(anna)[0]

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == "1"
    assert after["DTSTART;VALUE=DATE"] == "20261210"
    assert after["DTSTAMP"] == "20261120T020000Z"


@pytest.mark.parametrize(
    "column", ["satisfied_at", "waived_at", "withdrawn_at", "revoked_at"]
)
def test_what_needs_no_doing_is_cancelled(anna, column):
    due_in(7, person=anna, **{column: NOON})

    (event,) = events(anna)

    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == "1"


def test_nobody_elses_duties_and_none_without_a_day_are_there(anna):
    due_in(7)
    make.period(person=anna)

    assert events(anna) == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_calendar_costs_two_queries(anna, django_assert_num_queries, number):
    for _ in range(number):
        due_in(7, person=anna)

    with django_assert_num_queries(2):
        feed.text(anna)


def test_a_new_address_revokes_the_old_one(anna):
    old = keys.make(anna, at=NOON)
    new = keys.make(anna, at=LATER)

    assert keys.holder(old.key) is None
    assert keys.holder(new.key) == anna
    verbs = Event.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["calendar-opened", "calendar-closed", "calendar-opened"]


def test_an_address_can_be_given_up(anna):
    old = keys.make(anna, at=NOON)

    keys.revoke(anna, at=LATER)
    keys.revoke(anna, at=LATER)

    assert keys.of(anna) is None
    assert keys.holder(old.key) is None


def test_the_calendar_of_who_has_left_is_closed(anna):
    mine = keys.make(anna, at=NOON)
    anna.is_active = False
    anna.save(update_fields=["is_active"])

    assert keys.holder(mine.key) is None


def test_the_feed_needs_no_signing_in(client, anna):
    due_in(7, person=anna)
    mine = keys.make(anna, at=NOON)

    answer = client.get(f"/training/calendar/{mine.key}.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_unknown_address_is_none(client):
    assert client.get("/training/calendar/guessed.ics").status_code == 404


def test_an_unchanged_feed_is_not_sent_again(client, anna):
    mine = keys.make(anna, at=NOON)
    address = f"/training/calendar/{mine.key}.ics"
    tag = client.get(address)["ETag"]

    same = client.get(address, headers={"If-None-Match": tag})
    due_in(7, person=anna)
    other = client.get(address, headers={"If-None-Match": tag})

    assert (same.status_code, same.content) == (304, b"")
    assert other["ETag"] != tag


def test_the_page_makes_the_address_and_shows_it(client, anna):
    client.force_login(anna)
    before = client.get("/training/calendar/").content.decode()
    client.post("/training/calendar/make/")
    after = client.get("/training/calendar/").content.decode()
    key = anna.calendar_keys.get().key
    client.post("/training/calendar/revoke/")

    assert "生成我的日历地址" in before
    assert f"/training/calendar/{key}.ics" in after
    assert keys.of(anna) is None
