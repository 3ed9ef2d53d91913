from dataclasses import replace
from fractions import Fraction

import pytest

from engine.measures.flags import Code
from quizzes.statistics import report
from quizzes.statistics.report import Scale
from tests.quizzes.statistics import gathered


def codes(row):
    return [flag.code for flag in row.flags]


def value(row, code):
    return row.figure(code).value


def test_each_wording_has_its_figures():
    found = report.of(gathered.a_class())

    best, ordered = found.rows
    assert (found.n, found.out_of, found.is_fixed) == (12, Fraction(2), True)
    assert value(best, "facility") == pytest.approx(6 / 12)
    assert value(ordered, "facility") == pytest.approx(7 / 12)
    assert value(best, "discrimination") == pytest.approx(0.845154, abs=1e-6)
    assert value(best, "effective-weight") + value(ordered, "effective-weight") == 1
    assert value(ordered, "chance") == 0.5
    assert all(row.figures[0].interval for row in found.rows)
    assert best.figure("nothing") is None
    assert (best.anchor, ordered.anchor) == ("q1", "q2")


def test_options_are_counted_by_thirds_with_those_who_left_it_out():
    made = gathered.a_class()
    made.wordings[0].heap.said[0] = None

    best = report.of(made).rows[0]

    shown = {
        one.option.letter: (one.top, one.middle, one.bottom, one.all)
        for one in best.options
    }
    assert shown == {
        "A": (0, 2, 4, 6),
        "B": (3, 2, 0, 5),
        "C": (0, 0, 0, 0),
        "": (1, 0, 0, 1),
    }
    assert codes(best) == [Code.UNCHOSEN, Code.ORIENTATION]


def test_the_whole_has_all_figures_in_their_order():
    found = report.of(gathered.a_class())

    assert [one.code for one in found.whole] == [
        "mean",
        "median",
        "total-deviation",
        "skewness",
        "kurtosis",
        "alpha",
        "kr20",
        "error-ratio",
        "standard-error",
    ]
    figures = {one.code: one for one in found.whole}
    assert figures["mean"].value == pytest.approx(13 / 12)
    assert figures["alpha"].value == pytest.approx(figures["kr20"].value)
    assert figures["kr20"].interval == figures["alpha"].interval
    assert (figures["mean"].scale, figures["kr20"].scale) == (
        Scale.POINTS,
        Scale.PLAIN,
    )


def test_below_ten_attempts_there_is_the_facility_only():
    found = report.of(gathered.a_class(9))

    assert [one.code for one in found.whole] == ["mean"]
    assert (found.is_few, found.is_orientation) == (True, True)
    best = found.rows[0]
    assert value(best, "facility") is not None
    assert value(best, "discrimination") is None
    assert (best.options, best.thirds, codes(best)) == ((), None, [Code.FEW])


def test_nobody_has_no_figures():
    found = report.of(gathered.of([], n=0))

    assert (found.n, found.rows, found.surveys) == (0, (), ())
    assert [one.value for one in found.whole] == [None]


def test_an_edited_question_has_two_rows_and_counts_as_one_in_the_whole():
    best, ordered = gathered.wordings()
    old = replace(best, fingerprint="old", is_today=False)
    made = gathered.of(
        [
            gathered.answered(best, ["2"] * 6, start=6),
            gathered.answered(old, ["1", "2"] * 3),
            gathered.answered(ordered, ["1", "2"] * 6),
        ],
        n=12,
        versions=[1] * 6 + [2] * 6,
    )

    found = report.of(made)

    assert [row.item.n for row in found.rows] == [6, 6, 12]
    assert (found.is_fixed, found.has_earlier_wordings) == (True, True)
    whole = {one.code: one.value for one in found.whole}
    assert whole["alpha"] is not None
    assert value(found.rows[2], "effective-weight") is not None


def test_drawn_questions_have_statistics_but_no_alpha():
    best, ordered = gathered.wordings()
    made = gathered.of(
        [
            gathered.answered(best, ["2", "1"] * 6),
            gathered.answered(ordered, ["1", "2"] * 5),
        ],
        n=12,
    )

    found = report.of(made)

    whole = {one.code: one for one in found.whole}
    assert (found.is_fixed, whole["alpha"].value, whole["kr20"].interval) == (
        False,
        None,
        None,
    )
    assert found.rows[1].item.n == 10
    assert value(found.rows[1], "effective-weight") is None
    assert value(found.rows[1], "discrimination") == pytest.approx(1)
    assert found.out_of == Fraction(22, 12)


def test_a_question_added_by_an_edit_is_not_drawn():
    best, ordered = gathered.wordings()
    made = gathered.of(
        [
            gathered.answered(best, ["2"] * 6 + ["1"] * 6),
            gathered.answered(ordered, ["1", "2"] * 3, start=6),
        ],
        n=12,
        versions=[1] * 6 + [2] * 6,
    )

    found = report.of(made)

    assert found.is_fixed is False
    assert value(found.rows[0], "item-rest") == value(found.rows[0], "discrimination")


def test_a_void_question_has_no_row():
    made = gathered.a_class()
    wordings = [replace(made.wordings[0], is_void=True), made.wordings[1]]

    found = report.of(gathered.of(wordings, n=12))

    assert (found.void, len(found.rows), found.out_of) == (1, 1, Fraction(1))


def test_a_survey_question_has_a_distribution_and_no_figures():
    best, _ordered = gathered.a_class(3).wordings
    [pleased] = gathered.wordings(gathered.SURVEY)
    pleased = gathered.answered(pleased, ["2", "2", None])

    found = report.of(gathered.of([best, pleased], n=3))

    [survey] = found.surveys
    assert (len(found.rows), survey.number, survey.n) == (1, 2, 2)
    assert [one.count for one in survey.steps] == [0, 2]
    assert [one.share for one in survey.steps] == [Fraction(0), Fraction(1)]
    assert survey.steps[1].interval is not None


def test_a_survey_that_nobody_answered_has_no_shares():
    [pleased] = gathered.wordings(gathered.SURVEY)
    pleased = gathered.answered(pleased, [None])

    [survey] = report.of(gathered.of([pleased], n=1)).surveys

    assert survey.n == 0
    assert [(one.share, one.interval) for one in survey.steps] == [(None, None)] * 2
