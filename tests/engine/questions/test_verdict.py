from fractions import Fraction

import pytest

from engine.questions.verdict import Verdict


@pytest.mark.parametrize(
    ("verdict", "fraction", "is_right", "is_partly_right", "correctness"),
    [
        (Verdict(Fraction(2), 2), 1, True, False, "right"),
        (Verdict(Fraction(2, 3), 2), Fraction(1, 3), False, True, "partly"),
        (Verdict(Fraction(0), 2), 0, False, False, "wrong"),
        (Verdict(Fraction(0), 0), 0, False, False, ""),
        (Verdict(Fraction(0), 5, is_waiting=True), 0, False, False, "waiting"),
    ],
)
def test_verdict_says_how_right_an_answer_is(
    verdict, fraction, is_right, is_partly_right, correctness
):
    assert verdict.fraction == fraction
    assert verdict.is_right is is_right
    assert verdict.is_partly_right is is_partly_right
    assert verdict.correctness == correctness
