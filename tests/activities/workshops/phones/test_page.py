import pytest

from activities.models import Stage
from activities.workshops.hosting import leading
from activities.workshops.phones import entries, page
from activities.workshops.phones.entries import Writing
from tests.activities import small
from tests.activities.workshops import session
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def given():
    """Return a guest who has handed in a sort that has right places."""
    workshop = session.workshop(session.sort())
    guest = session.guest(workshop)
    entries.give(workshop.stage, guest, writing=Writing(small.body(tea="us")), at=NOON)
    return guest


def result(guest):
    stage = Stage.objects.select_related("workshop", "version").get()
    guest.refresh_from_db()
    return page.of(guest, stage, at=NOON).result


def test_key_is_not_told_while_all_can_still_hand_in(given):
    stage = given.workshop.stage
    leading.reveal(stage)

    assert result(given) is None


def test_key_is_told_with_the_wall(given):
    stage = given.workshop.stage
    for _scene in range(leading.steps(stage)):
        leading.reveal(stage)

    assert result(given) is not None


def test_key_is_told_once_nothing_more_is_taken(given):
    leading.close(given.workshop, by=given.workshop.host, at=NOON)

    assert result(given) is not None


def test_page_without_an_activity_has_no_result(given):
    assert page.of(given, None, at=NOON).result is None
