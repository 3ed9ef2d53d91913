from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from activities import teaching
from activities.models import ResponseMark
from activities.talk import marks
from activities.talk.marks import Given
from ledger.models import Event, EventDetail
from tests import make
from tests.activities import small
from tests.activities.talk import shown

pytestmark = pytest.mark.django_db

NOON, LATER = make.NOON, make.LATER


@pytest.fixture
def unit():
    return shown.unit(points=10)


@pytest.fixture
def response(unit):
    return shown.share(unit, make.person())


@pytest.fixture
def trainer():
    return make.person()


def given(response, points="7.5", **fields):
    known = Given(Fraction(points), 10, stamp=marks.stamp(response))
    return replace(known, **fields)


def give(response, trainer, points="7.5", *, at=LATER, **fields):
    return marks.give(
        response, by=trainer, given=given(response, points, **fields), at=at
    )


def test_a_mark_keeps_exact_points_and_what_was_marked(response, trainer):
    mark = give(response, trainer, comment="证据很实在")

    assert (mark.number, mark.points, mark.out_of) == (1, Fraction(15, 2), 10)
    assert (mark.shared, mark.comment) == (shown.WORDS, "证据很实在")


def test_the_ledger_tells_the_points_and_the_words_only_beside_it(response, trainer):
    give(response, trainer, comment="证据很实在")

    event = Event.objects.get(verb="response-marked")
    assert event.new == {"number": 1, "exact": "15/2", "out_of": 10}
    assert event.about == f"people.person:{response.person_id}"
    assert EventDetail.objects.get().values == {"comment": "证据很实在"}


def test_a_second_thought_is_a_further_row(response, trainer):
    first = give(response, trainer)

    second = give(response, trainer, "8", seen=first.pk)

    assert [one.number for one in response.marks.order_by("pk")] == [1, 2]
    assert Event.objects.latest("pk").old == {"exact": "15/2", "out_of": 10}
    assert second.points == 8


def test_the_same_mark_sent_twice_is_once(response, trainer):
    assert give(response, trainer) == give(response, trainer)


def test_a_mark_is_never_changed(response, trainer):
    mark = give(response, trainer)

    with pytest.raises(DatabaseError), transaction.atomic():
        ResponseMark.objects.filter(pk=mark.pk).update(exact="10")


def test_what_was_shared_again_meanwhile_is_not_marked(unit, response, trainer):
    old = given(response)
    shown.share(unit, response.person, body=small.body(insight="新的"), at=LATER)

    with pytest.raises(marks.SharedAgain):
        marks.give(response, by=trainer, given=old, at=LATER)


def test_who_comes_second_hears_of_the_first(response, trainer):
    give(response, make.person())

    with pytest.raises(marks.MarkedMeanwhile):
        give(response, trainer)


def test_a_mark_is_for_an_older_text_once_other_words_are_shared(
    unit, response, trainer
):
    mark = give(response, trainer)
    again = shown.share(unit, response.person, at=LATER)
    assert not marks.is_for_older_text(mark, again)

    other = shown.share(unit, response.person, body=small.body(insight="新的"))

    assert marks.is_for_older_text(mark, other)
    assert not marks.is_for_older_text(mark, None)


def test_what_waits_for_a_mark_comes_first_but_never_her_own(unit, response, trainer):
    waiting = shown.share(unit, make.person(), at=make.LONG_AGO)
    own = shown.share(unit, trainer, at=LATER)
    give(response, make.person())

    works = teaching.shared_among(None, unit=unit, at=LATER)

    found = [*marks.waiting_first(works, trainer=trainer)]
    assert found == [waiting, own, response]
