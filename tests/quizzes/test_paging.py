"""Pages of several questions, freely or in order."""

from datetime import timedelta

import pytest

from quizzes import answers, paging
from quizzes.answers import Given, QuestionIsOver
from quizzes.models import Attempt
from quizzes.paging import NoSuchPage, Pages
from tests.make import LATER, NOON
from tests.quizzes import quiz

ALL = Attempt.objects.all
IDS = ("a", "b", "c")
IN_ORDER = {"navigation": "in-order", "seconds": 1200}
SOON = NOON + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("size", "pages"),
    [
        (1, [("a",), ("b",), ("c",)]),
        (2, [("a", "b"), ("c",)]),
        (0, [("a", "b", "c")]),
    ],
)
def test_questions_are_laid_out_in_pages(size, pages):
    laid = Pages(IDS, size)

    assert [laid.on(number) for number in range(laid.count)] == pages
    assert [laid.first(number) for number in (-1, laid.count)] == ["", ""]


def test_in_order_only_the_furthest_page_is_open_and_the_next_may_be_turned_to():
    laid = Pages(IDS, 1, furthest=1)

    assert [laid.is_open(id_) for id_ in IDS] == [False, True, False]
    assert [laid.may_turn(number) for number in range(3)] == [False, True, True]


def test_a_question_that_is_not_asked_has_no_page():
    with pytest.raises(NoSuchPage):
        Pages(IDS).number("d")


@pytest.mark.django_db
def test_turning_in_order_leaves_a_page_for_good():
    attempt = quiz.attempt(rules=IN_ORDER)

    paging.turn(ALL(), key=attempt.pk, to="ordered", at=SOON)

    with pytest.raises(NoSuchPage):
        paging.turn(ALL(), key=attempt.pk, to="best", at=SOON)
    with pytest.raises(QuestionIsOver):
        answers.save(
            ALL(), key=attempt.pk, question="best", given=Given(["2"]), at=SOON
        )
    assert Attempt.objects.get().furthest == 1


@pytest.mark.django_db
def test_pages_cannot_be_skipped_in_order():
    attempt = quiz.attempt(rules=IN_ORDER)

    with pytest.raises(NoSuchPage):
        paging.turn(ALL(), key=attempt.pk, to="did", at=SOON)


@pytest.mark.django_db
def test_after_the_deadline_no_page_is_turned():
    attempt = quiz.attempt(rules=IN_ORDER)

    paging.turn(ALL(), key=attempt.pk, to="ordered", at=LATER)

    assert Attempt.objects.get().furthest == 0
