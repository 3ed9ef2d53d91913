from datetime import timedelta

import pytest
from django.test import Client

from activities.workshops import pulse, revisions
from activities.workshops.hosting import leading
from tests.activities import small
from tests.activities.workshops import session
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return session.workshop(small.unit())


def address(workshop, key=None):
    key = revisions.key(workshop.code) if key is None else key
    return f"/workshops/{workshop.code}/pulse/?key={key}"


def test_a_phone_hears_what_is_on_in_one_query_whoever_asks(
    workshop, django_assert_num_queries
):
    with django_assert_num_queries(1):
        answer = Client().get(address(workshop))

    assert answer.json() == {
        "tag": revisions.tag(workshop.code, workshop.turn, of=revisions.PHONES),
        "page": f"{workshop.stage_id}-open",
        "seconds": None,
    }


def test_nothing_new_costs_one_query_even_with_a_session(
    workshop, django_assert_num_queries
):
    client = session.of_host(workshop)
    tag = client.get(address(workshop))["ETag"]

    with django_assert_num_queries(1):
        answer = client.get(address(workshop), headers={"If-None-Match": tag})

    assert answer.status_code == 304
    assert answer.content == b""


def test_what_the_host_does_is_news_for_the_phones(workshop):
    client = Client()
    tag = client.get(address(workshop))["ETag"]

    leading.lock(workshop.stage, is_locked=True)
    answer = client.get(address(workshop), headers={"If-None-Match": tag})

    assert answer.json()["page"] == f"{workshop.stage_id}-locked"


def test_what_is_revealed_on_the_wall_is_no_news_for_the_phones(workshop):
    client = Client()
    tag = client.get(address(workshop))["ETag"]

    leading.reveal(workshop.stage)
    answer = client.get(address(workshop), headers={"If-None-Match": tag})

    assert answer.status_code == 304


@pytest.mark.parametrize("key", ["", "0" * 64, "\u00e9"])
def test_nobody_finds_a_session_by_its_pulse(workshop, key):
    assert Client().get(address(workshop, key)).status_code == 404


def test_a_session_that_is_no_more_has_no_pulse():
    address = f"/workshops/CCCCCC/pulse/?key={revisions.key('CCCCCC')}"

    answer = Client().get(address, headers={"If-None-Match": '"some-tag"'})

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("left", "seconds", "clock"),
    [(None, None, "00:00"), (299, 299, "04:59"), (600, 600, "10:00"), (-5, 0, "00:00")],
)
def test_the_clock_runs_down_to_nought(left, seconds, clock):
    ends_at = None if left is None else NOON + timedelta(seconds=left)

    found = pulse.seconds(ends_at, at=NOON)

    assert (found, pulse.clock(found)) == (seconds, clock)


def test_a_page_waits_until_something_is_on_and_ends_with_the_session():
    assert pulse.state(None, is_open=True) == "waiting"
    assert pulse.state(None, is_open=False) == "closed"
