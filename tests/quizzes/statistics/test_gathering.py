from datetime import timedelta
from fractions import Fraction

import pytest

from engine.questions import saved
from quizzes.models import Answer, Attempt, Regrade
from quizzes.statistics import gathering
from quizzes.statistics.sittings import Which
from tests import make
from tests.quizzes.statistics import sat

pytestmark = pytest.mark.django_db

RIGHT = {"best": "2", "ordered": "1"}
WRONG = {"best": "1", "ordered": "2"}


@pytest.fixture
def unit():
    return sat.unit()


def gather(unit, which=Which.FIRST):
    return gathering.gather(Attempt.objects.marked(), unit=unit, which=which)


def correct(unit, choice, *, key=None):
    fingerprint = Answer.objects.filter(question="best")[0].fingerprint
    return Regrade.objects.create(
        unit=unit,
        question="best",
        fingerprint=fingerprint,
        choice=choice,
        key=key,
        by=make.person(),
        at=make.LATER,
    )


def test_answers_lie_by_question_in_the_order_of_the_quiz(unit):
    first = sat.attempt(unit, {"ordered": "1", "best": "2"})
    second = sat.attempt(unit, WRONG, at=make.LATER)

    found = gather(unit)

    assert [one.id for one in found.attempts] == [first.pk, second.pk]
    best, ordered = found.wordings
    assert (best.slot, ordered.slot) == ("best", "ordered")
    marks = dict(zip(best.heap.places, best.heap.marks, strict=True))
    assert marks == {0: Fraction(1), 1: Fraction(0)}
    said = dict(zip(best.heap.places, best.heap.said, strict=True))
    assert [best.responses[said[place]] for place in (0, 1)] == ["2", "1"]


def test_attempts_that_do_not_count_bring_no_answers(unit):
    person = make.person()
    sat.attempt(unit, WRONG, person=person)
    sat.attempt(unit, RIGHT, person=person, at=make.LATER)

    assert [one.heap.marks for one in gather(unit).wordings] == [[0], [0]]
    assert [one.heap.marks for one in gather(unit, Which.LAST).wordings] == [[1], [1]]
    assert [len(one.heap.marks) for one in gather(unit, Which.ALL).wordings] == [2, 2]


def test_no_answer_and_essays_are_nothing_to_count(unit):
    sat.attempt(unit, {"best": None, "ordered": "x" * 500})

    found = gather(unit)

    assert [one.heap.said for one in found.wordings] == [[None], [None]]
    assert found.wordings[0].responses == {}


def test_an_edited_question_begins_a_new_wording_and_the_old_one_stays(unit):
    sat.attempt(unit, RIGHT)
    sat.reworded(unit, sat.TWO.replace("照章办事", "照规章办事"))
    sat.attempt(unit, WRONG)

    best, old, ordered = gather(unit).wordings

    assert (best.slot, old.slot, ordered.slot) == ("best", "best", "ordered")
    assert (best.is_today, old.is_today, ordered.is_today) == (True, False, True)
    assert (best.first, best.last) == (2, 2)
    assert (old.first, old.last) == (1, 1)
    assert (ordered.first, ordered.last) == (1, 2)
    assert (len(best.heap.marks), len(ordered.heap.marks)) == (1, 2)


def test_a_question_worth_more_from_now_on_is_a_new_wording(unit):
    sat.attempt(unit, RIGHT)
    sat.reworded(unit, sat.TWO.replace("{#best}", "{#best points=3}"))
    sat.attempt(unit, RIGHT)

    best, old, _ordered = gather(unit).wordings

    assert (best.question.points, old.question.points) == (3, 1)
    assert best.fingerprint == old.fingerprint


def test_a_renamed_question_keeps_its_row(unit):
    sat.attempt(unit, RIGHT)
    sat.reworded(unit, sat.TWO.replace("{#best}", "{#most was=best}"))
    sat.attempt(unit, {"most": "2", "ordered": "1"})

    most, ordered = gather(unit).wordings

    assert (most.slot, ordered.slot) == ("most", "ordered")
    assert len(most.heap.marks) == 2


def test_a_question_that_vanished_stands_last(unit):
    sat.attempt(unit, RIGHT)
    sat.reworded(unit, sat.TWO.partition("## 客人")[2].join(["## 客人", ""]))
    sat.attempt(unit, {"ordered": "1"})

    ordered, best = gather(unit).wordings

    assert (ordered.slot, ordered.is_today) == ("ordered", True)
    assert (best.slot, best.is_today) == ("best", False)


def test_a_question_of_another_quiz_is_known_by_its_own_name(unit):
    other = sat.unit(sat.TWO.replace("派人登门", "登门"), course=unit.course)
    sat.attempt(unit, RIGHT)
    Answer.objects.filter(question="best").update(
        question=f"{other.slug}--best", version=other.version, fingerprint="f" * 64
    )

    ordered, best = gather(unit).wordings

    assert ordered.slot == "ordered"
    assert (best.slot, best.is_today) == (f"{other.slug}--best", True)
    assert (best.first, best.last) == (0, 0)
    assert "登门" in str(saved.to_json(best.question))


def test_a_mended_key_is_the_key(unit):
    sat.attempt(unit, RIGHT)
    kept = unit.version.data["questions"][0]
    options = [
        {**one, "is_right": one["key"] == "1"} for one in kept["body"]["options"]
    ]
    key = {**kept, "body": {**kept["body"], "options": options}}
    correct(unit, Regrade.Choice.NEW_KEY, key=key)

    best, ordered = gather(unit).wordings

    assert best.question.right_answer() == "1"
    assert (best.is_void, ordered.is_void) == (False, False)


def test_a_void_question_is_known_as_such(unit):
    sat.attempt(unit, RIGHT)
    correct(unit, Regrade.Choice.VOID)

    assert [one.is_void for one in gather(unit).wordings] == [True, False]


def test_nobody_has_answered_nothing(unit):
    found = gather(unit)

    assert (found.attempts, found.wordings) == ([], [])


def test_more_attempts_need_no_more_queries(unit, django_assert_num_queries):
    for number in (1, 3):
        for place in range(number):
            sat.attempt(unit, RIGHT, at=make.NOON + timedelta(minutes=place))
        with django_assert_num_queries(4):
            gather(unit)
