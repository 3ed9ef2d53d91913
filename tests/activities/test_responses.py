import threading
from datetime import timedelta

import pytest
from django.db import connection

from activities import responses
from activities.models import Response
from activities.responses import NewerTextIsKnown, SomethingIsLeft, Writing
from courses.models import Completion, Registration
from ledger.models import Event, EventDetail
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db

NOON, LATER = make.NOON, make.LATER


@pytest.fixture
def unit():
    return small.unit("insight", "own")


@pytest.fixture
def trainee():
    return make.person()


def save(unit, person, *, sequence=None, at=NOON, **answers):
    writing = Writing(small.body(**answers), sequence)
    return responses.save(unit.version, person=person, writing=writing, at=at)


def share(unit, person, *, sequence=None, at=NOON, **answers):
    writing = Writing(small.body(**answers), sequence)
    return responses.share(unit.version, person=person, writing=writing, at=at)


def verbs():
    return [*Event.objects.order_by("pk").values_list("verb", flat=True)]


def test_the_first_words_begin_the_pass(unit, trainee):
    response = save(unit, trainee, own="x")

    assert response.registration.started_at == NOON
    assert response.body == small.body(own="x")
    assert verbs() == ["registered", "started", "response-saved"]


def test_a_later_draft_takes_the_place_of_an_earlier_one(unit, trainee):
    save(unit, trainee, own="x", sequence=5)
    save(unit, trainee, own="xy", sequence=6, at=LATER)

    response = Response.objects.get()
    assert (response.body, response.sequence) == (small.body(own="xy"), 6)
    assert response.saved_at == LATER


@pytest.mark.parametrize("sequence", [4, 5])
def test_an_older_draft_never_overwrites_and_says_so(unit, trainee, sequence):
    save(unit, trainee, own="new", sequence=5)

    with pytest.raises(NewerTextIsKnown) as newer:
        save(unit, trainee, own="old", sequence=sequence)

    assert newer.value.sequence == 5
    assert Response.objects.get().body == small.body(own="new")


def test_what_is_sent_twice_is_saved_once(unit, trainee):
    save(unit, trainee, own="x", sequence=5)
    again = save(unit, trainee, own="x", sequence=5, at=LATER)

    assert again.saved_at == NOON
    assert verbs().count("response-saved") == 1


def test_the_same_words_under_a_later_sequence_are_no_news(unit, trainee):
    save(unit, trainee, own="x", sequence=5)
    again = save(unit, trainee, own="x", sequence=6)

    assert again.sequence == 6
    assert verbs().count("response-saved") == 1


def test_without_a_sequence_it_is_the_newest(unit, trainee):
    save(unit, trainee, own="x", sequence=5)

    assert save(unit, trainee, own="y").sequence == 6


def test_the_event_holds_codes_and_no_words(unit, trainee):
    save(unit, trainee, own="private words")

    event = Event.objects.get(verb="response-saved")
    assert event.new == {"version": unit.version_id, "filled": ["own"]}
    assert "private words" not in str(Event.objects.values())
    assert not EventDetail.objects.exists()


def test_sharing_gives_a_copy_away_and_completes_the_unit(unit, trainee):
    response = share(unit, trainee, insight="a", own="b")

    shown = unit.version.renderings.get(audience="trainee")
    completion = Completion.objects.get()
    assert response.shared == small.body(insight="a", own="b")
    assert response.shared_at == NOON
    assert (completion.version, completion.rendering) == (unit.version, shown)
    assert "response-shared" in verbs()


def test_what_is_written_after_sharing_stays_private(unit, trainee):
    share(unit, trainee, insight="a", own="b")
    save(unit, trainee, insight="a", own="half a sent", at=LATER)

    response = Response.objects.get()
    assert response.shared == small.body(insight="a", own="b")
    assert response.body == small.body(insight="a", own="half a sent")


@pytest.mark.parametrize(
    ("answers", "missing"),
    [({}, ["insight", "own"]), ({"insight": " \n", "own": "b"}, ["insight"])],
)
def test_what_is_empty_is_saved_but_not_shared(unit, trainee, answers, missing):
    with pytest.raises(SomethingIsLeft) as left:
        share(unit, trainee, **answers)

    response = Response.objects.get()
    assert left.value.ids == missing
    assert response.body == small.body(**answers)
    assert response.shared_at is None
    assert not Completion.objects.exists()


def test_a_page_shares_what_stood_on_it_even_if_another_wrote_on(unit, trainee):
    save(unit, trainee, insight="a", own="newer", sequence=9)
    share(unit, trainee, insight="a", own="seen", sequence=8)

    response = Response.objects.get()
    assert response.shared == small.body(insight="a", own="seen")
    assert response.body == small.body(insight="a", own="newer")


def test_taking_back_hides_it_and_leaves_the_completion(unit, trainee):
    share(unit, trainee, insight="a", own="b")

    responses.take_back(unit, person=trainee, at=LATER)

    response = Response.objects.get()
    assert response.shared_at is None
    assert response.body == small.body(insight="a", own="b")
    assert Completion.objects.exists()
    assert verbs()[-1] == "response-taken-back"


def test_taking_back_what_is_not_shared_changes_nothing(unit, trainee):
    save(unit, trainee, own="b")

    responses.take_back(unit, person=trainee, at=LATER)

    assert verbs()[-1] == "response-saved"


def test_a_new_text_has_a_response_of_its_own(unit, trainee):
    first = share(unit, trainee, insight="a", own="b")
    small.publish(unit, "insight", "own")

    second = save(unit, trainee, insight="a", own="c", at=LATER)

    first.refresh_from_db()
    assert second.pk != first.pk
    assert first.body == small.body(insight="a", own="b")
    assert first.shared_at == NOON


def test_sharing_on_a_new_text_replaces_what_is_seen_of_the_old_one(unit, trainee):
    share(unit, trainee, insight="a", own="b")
    small.publish(unit, "insight", "own")

    second = share(unit, trainee, insight="a", own="c", at=LATER)

    assert [*Response.objects.shared()] == [second]


def test_a_raised_edition_is_completed_by_sharing_again(unit, trainee):
    share(unit, trainee, insight="a", own="b")
    small.publish(unit, "insight", "own", edition=2)

    share(unit, trainee, insight="a", own="c", at=LATER)

    editions = Completion.objects.order_by("edition").values_list("edition", flat=True)
    assert [*editions] == [1, 2]


def test_all_of_ones_work_comes_with_the_newest_words_last(unit, trainee):
    newest = save(unit, trainee, own="c", sequence=9)
    small.publish(unit, "insight", "own")
    older = save(unit, trainee, own="b", sequence=8)

    found = responses.of(unit, registration=newest.registration)

    assert found == [older, newest]


@pytest.mark.django_db(transaction=True)
def test_of_many_pages_at_once_the_newest_draft_stays():
    unit, trainee = small.unit("insight", "own"), make.person()
    gate = threading.Barrier(6)
    refused = []

    def page(sequence):
        gate.wait()
        try:
            at = NOON + timedelta(seconds=sequence)
            save(unit, trainee, sequence=sequence, at=at, own=f"draft {sequence}")
        except NewerTextIsKnown:
            refused.append(sequence)
        finally:
            connection.close()

    threads = [threading.Thread(target=page, args=(n,)) for n in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    saved = Event.objects.filter(verb="response-saved").count()
    assert Response.objects.get().body == small.body(own="draft 6")
    assert saved + len(refused) == 6
    assert Registration.objects.count() == 1
