import pytest

from activities import responses
from activities.models import Entry, Response
from activities.responses import Writing
from activities.workshops.phones import claims, entries
from ledger.models import Event
from tests import make
from tests.activities import small
from tests.activities.workshops import session
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db

WHOLE = small.body(insight="听出苦恼", own="窗口")
HALF = small.body(insight="听出苦恼")


@pytest.fixture
def guest():
    return session.guest(session.workshop(small.unit()))


@pytest.fixture
def person(guest):
    return make.enrolment(course=guest.workshop.course).person


@pytest.fixture
def client(guest, person):
    client = session.browser(guest)
    client.force_login(person)
    return client


def write(guest, body, *, is_given=True):
    take = entries.give if is_given else entries.save
    return take(guest.workshop.stage, guest, writing=Writing(body, 7), at=NOON)


def address(guest):
    return f"/workshops/{guest.workshop.code}/claim/"


def test_what_a_guest_gave_is_copied_and_stays(client, guest, person):
    write(guest, WHOLE)

    before = client.get(address(guest)).content.decode()
    after = client.post(address(guest), follow=True).content.decode()

    entry, response = Entry.objects.get(), Response.objects.get()
    guest.refresh_from_db()
    assert (response.person, response.shared, response.body) == (person, WHOLE, WHOLE)
    assert (entry.given, entry.response, entry.participant) == (WHOLE, response, guest)
    assert guest.claimed_by == person
    assert "这些是我填的" in before
    assert "已在你的学习记录里" in after
    assert "这些是我填的" not in after


def test_a_draft_is_copied_as_a_draft(guest, person):
    write(guest, HALF, is_given=False)

    assert claims.claim(guest, person=person, at=LATER) == 1

    response = Response.objects.get()
    assert (response.body, response.shared_at) == (HALF, None)


def test_a_person_s_own_words_stay(guest, person):
    write(guest, WHOLE)
    version, own = guest.workshop.stage.version, Writing(HALF, 1)
    responses.save(version, person=person, writing=own, at=NOON)

    assert claims.claim(guest, person=person, at=LATER) == 0

    assert Response.objects.get().body == HALF


def test_a_claim_is_told_to_the_ledger_and_is_made_once(guest, person):
    write(guest, WHOLE)
    claims.claim(guest, person=person, at=NOON)

    again = claims.claim(guest, person=person, at=LATER)

    guest.refresh_from_db()
    assert (again, guest.claimed_at) == (0, NOON)
    event = Event.objects.filter(verb="claimed").first()
    assert event is not None
    assert event.about == event.actor == f"people.person:{person.pk}"


def test_nobody_claims_what_somebody_else_has_claimed(client, guest):
    other = make.enrolment(course=guest.workshop.course).person
    claims.claim(guest, person=other, at=NOON)

    with pytest.raises(claims.ClaimedBySomebodyElse):
        claims.claim(guest, person=make.person(), at=NOON)

    assert client.get(address(guest)).status_code == 404


def test_who_does_not_learn_the_course_is_told_so(client, guest, person):
    write(guest, WHOLE)
    person.enrolments.update(until=NOON)

    answer = client.post(address(guest))

    assert answer.status_code == 422
    assert "你还没有学习这门课程" in answer.content.decode()
    assert not Response.objects.exists()


def test_a_guest_hears_on_the_phone_that_it_can_be_claimed(guest):
    browser = session.browser(guest)
    nothing = browser.get(f"/workshops/{guest.workshop.code}/").content.decode()
    write(guest, WHOLE)

    shown = browser.get(f"/workshops/{guest.workshop.code}/").content.decode()

    assert address(guest) not in nothing
    assert address(guest) in shown


def test_only_who_has_signed_in_claims(guest):
    answer = session.browser(guest).get(address(guest))

    assert answer["Location"] == f"/accounts/login/?next={address(guest)}"
