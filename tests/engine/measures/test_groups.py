from fractions import Fraction

import pytest

from engine.measures import groups, sheet
from engine.measures.groups import Ebel, Picked
from tests.engine.measures.examples import WORKSHEET, known


@pytest.mark.parametrize(
    ("n", "size"), [(1, 1), (4, 1), (10, 3), (37, 10), (40, 11), (50, 14), (100, 27)]
)
def test_a_group_is_27_percent_rounded_half_up(n, size):
    assert groups.group_size(n) == size


@pytest.mark.parametrize(
    ("n", "size"), [(0, 0), (1, 0), (10, 5), (29, 14), (30, 8), (100, 27)]
)
def test_small_classes_are_halved(n, size):
    assert groups.compared_size(n) == size


def test_difference_of_a_published_example():
    found = groups.difference(9, 3, groups.group_size(40))

    assert float(known(found)) == pytest.approx(0.545, abs=0.006)


def test_groups_of_nobody_do_not_differ():
    assert groups.difference(0, 0, 0) is None


def test_upper_and_lower_half_of_the_worksheet_differ_as_published():
    marks = sheet.of_rows(WORKSHEET)

    found = [groups.discrimination(marks, at) for at in range(10)]

    published = [0.4, 0, 0, 0.6, 0.4, 0.4, 0.6, 0.4, -0.2, 0.4]
    assert [float(known(one)) for one in found] == published


def test_partial_credit_counts_in_the_groups():
    marks = sheet.of_rows([[Fraction(1, 2)], [2], [0], [1]], out_of=[2])

    assert groups.discrimination(marks, 0) == Fraction(5, 8)


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("0.40", Ebel.VERY_GOOD),
        ("0.399", Ebel.GOOD),
        ("0.30", Ebel.GOOD),
        ("0.20", Ebel.MARGINAL),
        ("0.199", Ebel.POOR),
        ("0", Ebel.POOR),
        ("-0.001", Ebel.CHECK_KEY),
    ],
)
def test_bands_of_ebel(value, band):
    assert groups.ebel(Fraction(value)) is band


@pytest.mark.parametrize(
    ("n", "sizes"),
    [
        (0, (0, 0, 0)),
        (1, (0, 1, 0)),
        (2, (1, 0, 1)),
        (9, (3, 3, 3)),
        (10, (3, 4, 3)),
        (11, (4, 3, 4)),
    ],
)
def test_the_outer_thirds_are_equal(n, sizes):
    assert groups.cut(n) == sizes
    assert sum(sizes) == n


def test_options_are_counted_by_thirds():
    marks = sheet.of_rows([[1], [1], [0], [0], [0], [0]])
    picks = [("1",), ("1",), ("2",), ("1", "2"), (), ("3",)]

    found = groups.thirds(marks, 0, picks, ["1", "2", "3", "4"])

    assert found.sizes == (2, 2, 2)
    assert found.options == (
        Picked("1", 2, 1, 0),
        Picked("2", 0, 2, 0),
        Picked("3", 0, 0, 1),
        Picked("4", 0, 0, 0),
    )
    assert found.left_out == Picked("", 0, 0, 1)
    assert [option.all for option in found.options] == [3, 2, 1, 0]


def test_equal_totals_are_cut_by_the_attempts_id():
    rows, picks = [[1], [1], [1]], [("a",), ("b",), ("c",)]

    first = groups.thirds(sheet.of_rows(rows, ids=[1, 2, 3]), 0, picks, "abc")
    other = groups.thirds(sheet.of_rows(rows, ids=[3, 2, 1]), 0, picks, "abc")

    assert [option.top for option in first.options] == [1, 0, 0]
    assert [option.top for option in other.options] == [0, 0, 1]


def test_thirds_are_of_those_who_were_asked():
    marks = sheet.of_rows([[1, None], [1, 1], [0, 1], [0, 0]])

    found = groups.thirds(marks, 1, [("1",), ("1",), ("2",)], ["1", "2"])

    assert found.sizes == (1, 1, 1)
    assert found.options == (Picked("1", 1, 1, 0), Picked("2", 0, 0, 1))
