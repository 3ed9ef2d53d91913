from fractions import Fraction

import pytest

from quizzes import counting
from quizzes.models import Attempt
from quizzes.rules import Counted, Rules
from tests.make import NOON

ABANDONED = Attempt.EndedBy.ABANDONED


def attempt(points, **fields):
    ended = {"submitted_at": NOON, "marked_at": NOON, "exact": points, "out_of": 10}
    return Attempt(**ended | fields)


def waiting(points):
    return attempt(points, marked_at=None)


def share(made, counted):
    result = counting.counted(made, Rules(counted=counted))
    return result and result.share


@pytest.mark.parametrize(
    ("counted", "expected"),
    [("highest", "4/5"), ("first", "1/2"), ("last", "2/5"), ("average", "17/30")],
)
def test_attempts_are_counted_as_the_rules_say(counted, expected):
    made = [attempt("5"), attempt("8"), attempt("4")]

    assert share(made, Counted(counted)) == Fraction(expected)


@pytest.mark.parametrize("counted", Counted)
def test_what_was_abandoned_or_runs_is_no_result(counted):
    lost = attempt("", ended_by=ABANDONED, marked_at=None)
    running = attempt("", submitted_at=None, marked_at=None)

    assert share([lost, attempt("5"), running], counted) == Fraction(1, 2)
    assert share([lost, running], counted) is None


def test_only_the_highest_score_holds_while_another_waits_for_a_mark():
    made = [attempt("5"), waiting("1")]

    assert share(made, Counted.HIGHEST) == Fraction(1, 2)
    assert share(made, Counted.LAST) is None
    assert share([waiting("9")], Counted.HIGHEST) is None


def test_who_has_passed_and_waits_is_told():
    made = [attempt("7"), waiting("1"), attempt("", submitted_at=None)]

    course = counting.course(made, Rules(attempts=3))

    assert (len(course.made), course.has_passed, course.is_waiting) == (2, True, True)
