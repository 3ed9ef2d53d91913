from fractions import Fraction

import pytest

from engine.measures import sheet
from tests.engine.measures.examples import NO_ATTEMPTS, drawn


def test_marks_are_summed_as_whole_numbers_of_a_common_part():
    marks = sheet.of_rows([[Fraction(1, 2), Fraction(1, 3)], [1, Fraction(2, 3)]])

    assert marks.scale == 6
    assert marks.whole == [[3, 6], [2, 4]]
    assert marks.totals == [5, 10]


def test_who_was_not_asked_an_item_is_in_no_sum_of_it():
    marks = sheet.of_rows([[1, None], [0, 1], [1, 1]])

    assert [len(column) for column in marks.columns] == [3, 2]
    assert marks.columns[1].places == [1, 2]
    assert marks.totals == [1, 1, 2]
    assert marks.out_of == [1, 2, 2]
    assert not marks.is_fixed


def test_a_fixed_paper_is_worth_the_same_to_all():
    marks = sheet.of_rows([[1, 0], [0, 3]], out_of=[1, 3])

    assert marks.is_fixed
    assert marks.out_of == [4]


def test_a_drawn_item_makes_no_fixed_paper():
    assert not drawn([[1, 0], [0, 1]], at=0).is_fixed


def test_equal_totals_stand_in_the_order_of_the_attempts():
    marks = sheet.of_rows([[1, 0], [0, 1], [1, 1]], ids=[9, 4, 7])

    assert marks.rank == [2, 1, 0]
    assert marks.best_first(marks.columns[0]) == [2, 1, 0]


def test_the_other_mark_is_the_rest_but_of_a_drawn_item_the_whole():
    rows = [[1, 1, 0], [0, 1, 1]]

    assert sheet.of_rows(rows).others(0) == [1, 2]
    assert drawn(rows, at=0).others(0) == [2, 2]


@pytest.mark.parametrize(
    ("marks", "is_all_or_nothing", "is_within"),
    [
        ([0, 2, 2], True, True),
        ([0, 1, 2], False, True),
        ([0, 3, 2], False, False),
        ([-1, 0, 2], False, False),
        ([], True, True),
    ],
)
def test_a_column_knows_what_its_marks_can_be(marks, is_all_or_nothing, is_within):
    one = sheet.Column(out_of=2, places=range(len(marks)), marks=marks)
    made = sheet.Sheet(range(len(marks)), [one])

    assert made.is_all_or_nothing(0) is is_all_or_nothing
    assert made.is_within(0) is is_within


def test_rows_of_different_length_are_no_sheet():
    with pytest.raises(ValueError, match="shorter"):
        sheet.of_rows([[1, 1], [1]])


def test_without_attempts_there_is_nothing():
    assert NO_ATTEMPTS.totals == NO_ATTEMPTS.rank == []
    assert NO_ATTEMPTS.whole == []


def test_roots_of_huge_fractions_do_not_overflow():
    huge = 10**400

    assert sheet.root(Fraction(huge, huge * 4)) == 0.5
