import pytest

from activities import responses
from activities.models import Response
from activities.responses import NewerTextIsKnown, SomethingIsLeft, Writing
from activities.workshops.hosting import leading
from activities.workshops.phones import entries
from activities.workshops.phones.entries import NotTaken
from courses.models import Completion
from tests.activities import small
from tests.activities.workshops import session
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db

WHOLE = small.body(insight="听出苦恼", own="窗口")
HALF = small.body(insight="听出苦恼")


@pytest.fixture
def workshop():
    return session.workshop(small.unit())


@pytest.fixture
def guest(workshop):
    return session.guest(workshop)


@pytest.fixture
def trainee(workshop):
    return session.trainee(workshop)


def save(workshop, who, body, sequence=None):
    writing = Writing(body, sequence)
    return entries.save(workshop.stage, who, writing=writing, at=NOON)


def give(workshop, who, body, sequence=None):
    writing = Writing(body, sequence)
    return entries.give(workshop.stage, who, writing=writing, at=NOON)


def test_a_guest_s_draft_is_kept_and_the_wall_hears_nothing_of_it(workshop, guest):
    entry = save(workshop, guest, HALF, 7)

    before = workshop.revision
    workshop.refresh_from_db()
    assert (entry.body, entry.sequence, entry.given) == (HALF, 7, None)
    assert workshop.revision == before
    assert not Response.objects.exists()


def test_an_older_draft_is_refused_and_the_same_one_is_not(workshop, guest):
    save(workshop, guest, WHOLE, 7)

    same = save(workshop, guest, WHOLE, 7)
    with pytest.raises(NewerTextIsKnown):
        save(workshop, guest, HALF, 6)

    assert (same.body, same.sequence) == (WHOLE, 7)


def test_without_a_sequence_a_draft_is_the_newest(workshop, guest):
    save(workshop, guest, HALF, 7)

    entry = save(workshop, guest, WHOLE)

    assert (entry.body, entry.sequence) == (WHOLE, 8)


def test_what_is_given_is_a_copy_that_the_wall_hears_of(workshop, guest):
    give(workshop, guest, WHOLE, 7)

    entry = save(workshop, guest, HALF, 8)

    before = workshop.revision
    workshop.refresh_from_db()
    assert (entry.body, entry.given, entry.given_at) == (HALF, WHOLE, NOON)
    assert workshop.revision == before + 1


def test_what_is_not_complete_is_kept_but_not_given(workshop, guest):
    with pytest.raises(SomethingIsLeft) as left:
        give(workshop, guest, HALF, 7)

    entry = workshop.stage.entries.get()
    assert left.value.ids == ["own"]
    assert (entry.body, entry.given) == (HALF, None)


def test_what_was_given_late_counts_unless_something_newer_was_given(workshop, guest):
    save(workshop, guest, HALF, 9)

    late = give(workshop, guest, WHOLE, 7)
    with pytest.raises(NewerTextIsKnown):
        give(workshop, guest, small.body(insight="旧", own="旧"), 6)

    assert (late.given, late.body) == (WHOLE, HALF)


def test_a_trainee_s_words_are_kept_in_her_records_too(workshop, trainee):
    entry = give(workshop, trainee, WHOLE, 7)

    response = Response.objects.get()
    assert entry.response == response
    assert (response.person, response.shared) == (trainee.person, WHOLE)
    assert Completion.objects.get().unit == workshop.stage.unit


def test_without_a_sequence_a_trainee_s_words_are_given_once(workshop, trainee):
    give(workshop, trainee, WHOLE)
    entry = give(workshop, trainee, WHOLE)

    assert entry.sequence == Response.objects.get().sequence
    assert entry.given == WHOLE


def test_a_newer_text_of_hers_on_the_unit_s_page_is_not_overwritten(workshop, trainee):
    unit, own = workshop.stage.unit, Writing(WHOLE, 9)
    responses.save(unit.version, person=trainee.person, writing=own, at=NOON)

    with pytest.raises(NewerTextIsKnown):
        save(workshop, trainee, HALF, 7)

    assert Response.objects.get().body == WHOLE
    assert not workshop.stage.entries.exists()


def test_a_person_who_does_not_learn_the_course_has_no_records_in_it(workshop, trainee):
    trainee.person.enrolments.update(until=NOON)

    entry = give(workshop, trainee, WHOLE, 7)

    assert entry.response is None
    assert not Response.objects.exists()


@pytest.mark.parametrize("shut", ["lock", "close"])
def test_nothing_is_taken_while_it_is_locked_or_closed(workshop, guest, shut):
    if shut == "lock":
        leading.lock(workshop.stage, is_locked=True)
    else:
        leading.close(workshop, by=workshop.host, at=NOON)

    with pytest.raises(NotTaken) as refused:
        save(workshop, guest, WHOLE, 7)
    with pytest.raises(NotTaken):
        give(workshop, guest, WHOLE, 7)

    assert refused.value.body == WHOLE
    assert not workshop.stage.entries.exists()


def test_a_form_begins_with_what_was_written_last_here(workshop, guest):
    nothing = entries.start(workshop.stage, guest, at=NOON)
    give(workshop, guest, WHOLE, 7)

    start = entries.start(workshop.stage, guest, at=NOON)

    assert (nothing.body, nothing.sequence) == ({}, 0)
    assert (start.body, start.sequence, start.given_at) == (WHOLE, 7, NOON)


def test_a_form_begins_with_a_trainee_s_own_words(workshop, trainee):
    person, version = trainee.person, workshop.stage.unit.version
    before = entries.start(workshop.stage, trainee, at=NOON)
    responses.save(version, person=person, writing=Writing(WHOLE, 9), at=LATER)

    start = entries.start(workshop.stage, trainee, at=NOON)

    assert before.sequence == 0
    assert (start.body, start.sequence, start.saved_at) == (WHOLE, 9, LATER)
