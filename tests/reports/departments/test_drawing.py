from datetime import date

import pytest

from reports.departments import drawing, months
from reports.departments.drawing import Dot


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 3, 31), ["2026-01-31", "2026-02-28", "2026-03-31"]),
        (date(2026, 1, 5), ["2025-11-30", "2025-12-31", "2026-01-05"]),
        (date(2024, 4, 1), ["2024-02-29", "2024-03-31", "2024-04-01"]),
    ],
)
def test_the_ends_of_the_months_before_and_the_day_itself(day, ends):
    assert [f"{one}" for one in months.ends(day, number=3)] == ends


def test_a_line_breaks_where_nothing_was_required():
    line = drawing.drawn([[0.0, None, 50.0, 100.0, None]])[0]

    assert line.path == "M46 226M238 121L334 16"
    assert line.dots == [Dot(46, 226), Dot(238, 121), Dot(334, 16)]
    assert line.letter == Dot(442, 21)


def test_lines_differ_in_their_strokes_and_their_letters_stand_apart():
    first, second, nothing = drawing.drawn([[50.0, 80.0], [80.0, 80.0], [None, None]])

    assert first.dash != second.dash
    assert [first.letter, second.letter] == [Dot(442, 63), Dot(442, 78)]
    assert (nothing.path, nothing.letter) == ("", None)


@pytest.mark.parametrize(
    ("rates", "heights"),
    [
        ([0.0, 0.0, 0.0], [196, 211, 226]),
        ([0.0, 5.0, 100.0], [226, 211, 16]),
        ([100.0, 100.0], [16, 31]),
    ],
)
def test_letters_stand_neither_on_the_axis_nor_on_each_other(rates, heights):
    lines = drawing.drawn([[None, rate] for rate in rates])

    letters = [line.letter for line in lines]
    assert [letter.y - 5 for letter in letters if letter] == heights


def test_one_value_stands_at_the_end():
    assert drawing.drawn([[100.0]])[0].dots == [Dot(430, 16)]
