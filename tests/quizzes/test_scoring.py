from decimal import Decimal
from fractions import Fraction

import pytest

from engine.questions.verdict import Verdict
from quizzes.rules import Counted, Rules
from quizzes.scoring import Score, counted, decimal, shown, total

THIRD = Fraction(1, 3)


def test_total_is_exact():
    verdicts = [Verdict(THIRD, 1), Verdict(THIRD, 1), Verdict(THIRD, 1)]

    assert total(verdicts) == Score(Fraction(1), 3)


def test_score_knows_its_share_and_percentage():
    score = Score(Fraction(16), 20)

    assert (score.share, score.percent) == (Fraction(4, 5), Fraction(80))


def test_a_quiz_without_points_is_not_failed():
    assert Score(Fraction(0), 0).passes(Rules(pass_mark=100))


@pytest.mark.parametrize(
    ("points", "passes"),
    [(Fraction(12), True), (Fraction(12) - Fraction(1, 10**9), False)],
)
def test_the_pass_mark_itself_passes_and_a_hair_below_does_not(points, passes):
    assert Score(points, 20).passes(Rules(pass_mark=60)) is passes


@pytest.mark.parametrize(
    ("by", "points"),
    [
        (Counted.HIGHEST, Fraction(3)),
        (Counted.FIRST, Fraction(1)),
        (Counted.LAST, Fraction(2)),
        (Counted.AVERAGE, Fraction(2)),
    ],
)
def test_counted_result_of_three_attempts(by, points):
    scores = [Score(Fraction(number), 4) for number in (1, 3, 2)]

    assert counted(scores, by) == Score(points, 4)


def test_average_is_of_shares_when_the_quiz_has_grown():
    scores = [Score(Fraction(1), 2), Score(Fraction(4), 4)]

    assert counted(scores, Counted.AVERAGE) == Score(Fraction(3), 4)


@pytest.mark.parametrize("by", [*Counted])
def test_no_attempt_has_no_result(by):
    assert counted([], by) is None


def test_stored_points_are_rounded_half_up_to_four_places():
    assert decimal(Fraction(2, 3)) == Decimal("0.6667")


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (Fraction(16), "16"),
        (Fraction(100), "100"),
        (Fraction(9, 2), "4.5"),
        (Fraction(14, 3), "4.67"),
        (Fraction(0), "0"),
    ],
)
def test_shown_points(points, text):
    assert shown(points) == text


@pytest.mark.parametrize(("points", "capped"), [(9, 2), (-6, 0), (1, 1)])
def test_certainty_takes_the_total_neither_below_nothing_nor_above_all(points, capped):
    verdicts = [Verdict(Fraction(points), 1), Verdict(Fraction(0), 1)]

    assert total(verdicts) == Score(Fraction(capped), 2)
