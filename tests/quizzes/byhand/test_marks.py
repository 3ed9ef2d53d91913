"""Marking written answers (quizzes/byhand/marks.py)."""

from datetime import timedelta
from fractions import Fraction

import pytest

from courses.models import Completion
from ledger.models import Event
from quizzes import endings, reached
from quizzes.byhand import marks
from quizzes.byhand.marks import (
    Given,
    MarkedMeanwhile,
    NothingToMark,
    PointsOutOfRange,
)
from quizzes.models import Answer, Attempt, Mark
from tests import make
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db


def handed_in(**rules):
    """Return a written answer; the choice beside it (1 of 6 points) was right."""
    attempt = quiz.attempt(source=quiz.WRITTEN, rules=rules)
    attempt.answers.filter(question="heard").update(response="1")
    attempt.answers.filter(question="you").update(response="先听，再去看她。")
    endings.submit(Attempt.objects.all(), key=attempt.pk, at=make.LATER)
    return attempt.answers.get(question="you")


def give(answer, points, by, *, at=make.NEXT_DAY, **fields):
    return marks.give(
        Answer.objects.all(),
        key=answer.pk,
        by=by,
        given=Given(Fraction(points), **fields),
        at=at,
    )


def attempt_of(answer):
    return Attempt.objects.get(pk=answer.attempt_id)


def test_attempt_waits_until_its_written_answer_is_marked():
    answer = handed_in()

    before = attempt_of(answer)
    give(answer, 4, make.person())
    after = attempt_of(answer)

    assert (before.exact, before.has_passed, before.is_waiting) == ("1", None, True)
    assert (after.exact, after.has_passed, after.is_waiting) == ("5", True, False)
    assert after.marked_at == make.NEXT_DAY


def test_what_was_reached_is_told_as_it_was_on_a_day():
    answer, teacher = handed_in(), make.person()
    passed = attempt_of(answer).registration_id
    week = [make.LATER + timedelta(days=number) for number in range(4)]
    for day, points in zip(week[1:3], (4, 2), strict=True):
        give(answer, points, teacher, at=day)

    told = [reached.tries([passed], at=day).get(passed) for day in week]

    assert [one and one.best.points for one in told] == [None, 5, 3, 3]


def test_passing_completes_the_unit():
    answer = handed_in()

    give(answer, 4, make.person())

    assert Completion.objects.get().completed_at == make.NEXT_DAY


def test_a_lower_second_thought_fails_and_takes_no_completion_away():
    answer, marker = handed_in(), make.person()
    give(answer, 4, marker)

    give(answer, 1, marker)

    assert attempt_of(answer).has_passed is False
    assert Completion.objects.count() == 1
    kept = Mark.objects.order_by("number").values_list("number", "exact")
    assert list(kept) == [(1, "4"), (2, "1")]


def test_each_mark_and_each_new_result_is_in_the_ledger():
    answer, marker = handed_in(), make.person()

    give(answer, 4, marker)

    events = Event.objects.filter(actor=f"people.person:{marker.pk}").order_by("pk")
    assert [one.verb for one in events] == ["answer-marked", "attempt-marked"]
    assert events[0].new == {"place": "first", "number": 1, "exact": "4"}
    assert events[1].old == {"points": "1", "out_of": 6, "has_passed": None}
    assert events[1].new == {"points": "5", "out_of": 6, "has_passed": True}


def test_the_same_mark_sent_twice_is_one():
    answer, marker = handed_in(), make.person()
    criteria = {"1": Fraction(1, 2), "2": Fraction(3)}

    for _ in range(2):
        give(answer, "7/2", marker, criteria=criteria, comment="好")

    mark = Mark.objects.get()
    assert (mark.exact, mark.criteria) == ("7/2", {"1": "1/2", "2": "3"})


def test_who_did_not_see_the_others_mark_is_refused():
    answer, other = handed_in(), make.person()
    mark = give(answer, 4, other)

    with pytest.raises(MarkedMeanwhile) as refused:
        give(answer, 2, make.person())

    assert refused.value.mark == mark
    assert attempt_of(answer).exact == "5"


def test_who_saw_the_others_mark_may_give_another():
    answer = handed_in()
    give(answer, 4, make.person())

    give(answer, 2, make.person(), seen=1)

    assert attempt_of(answer).exact == "3"


def test_two_who_are_to_mark_must_give_the_same():
    answer = handed_in(has_second_marker=True)
    give(answer, 4, make.person())

    is_waiting_for_the_second = attempt_of(answer).is_waiting
    second = give(answer, 4, make.person())

    assert is_waiting_for_the_second
    assert second.place == Mark.Place.SECOND
    assert attempt_of(answer).exact == "5"


def test_two_marks_that_differ_need_one_both_agree_on():
    answer = handed_in(has_second_marker=True)
    give(answer, 4, make.person())
    give(answer, 2, make.person())

    is_waiting = attempt_of(answer).is_waiting
    agreed = give(answer, 3, make.person())

    assert is_waiting
    assert agreed.place == Mark.Place.AGREED
    assert attempt_of(answer).exact == "4"


def test_first_marker_does_not_become_the_second():
    answer, marker = handed_in(has_second_marker=True), make.person()

    give(answer, 4, marker)
    again = give(answer, 3, marker)

    assert (again.place, again.number) == (Mark.Place.FIRST, 2)
    assert attempt_of(answer).is_waiting


@pytest.mark.parametrize("points", [-1, 6])
def test_there_are_no_points_below_none_or_above_all(points):
    answer = handed_in()

    with pytest.raises(PointsOutOfRange):
        give(answer, points, make.person())


def test_what_is_marked_by_its_key_takes_no_mark():
    answer = handed_in().attempt.answers.get(question="heard")

    with pytest.raises(NothingToMark):
        give(answer, 1, make.person())


def test_what_was_not_answered_takes_no_mark():
    answer = handed_in()
    Answer.objects.filter(pk=answer.pk).update(response=None)

    with pytest.raises(NothingToMark):
        give(answer, 1, make.person())
