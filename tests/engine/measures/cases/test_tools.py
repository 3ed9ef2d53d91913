from fractions import Fraction

import pytest

from tests.engine.measures.cases.comparing import allowance, differences
from tests.engine.measures.cases.reading import Case, read
from tests.engine.measures.cases.tools import failures


def case(tool="nps", expected=None, tolerance="exact", **given):
    return Case("any", tool, given, expected, tolerance)


def test_an_unknown_tool_is_named():
    found = failures(case("nps.daily", {"nps": 1}))

    assert found[0].startswith("no tool is called 'nps.daily'; known are ")


def test_a_case_that_expects_nothing_does_not_pass():
    assert failures(case(expected={})) == ["it expects nothing"]


def test_a_figure_that_nothing_computes_is_a_failure():
    found = failures(case(expected={"mood": 3}, answers=[9]))

    assert found == ["mood: nothing computes this"]


def test_a_wrong_figure_is_a_failure():
    found = failures(case(expected={"nps": 99}, answers=[9]))

    assert found == ["nps: expected 99, found 100"]


def test_an_expected_refusal_passes():
    assert failures(case(expected={"error": "not eleven"}, freq_0_to_10=[1])) == []


def test_a_refusal_nobody_expects_is_a_failure():
    found = failures(case(expected={"nps": 0}, freq_0_to_10=[1]))

    assert found == [
        "nps refused it: ValueError: eleven counts, for 0 to 10, none of them below 0"
    ]


def test_a_refusal_that_does_not_come_is_a_failure():
    found = failures(case(expected={"error": "no"}, answers=[9]))

    assert found == ["expected error 'no', found None"]


@pytest.mark.parametrize(
    ("tolerance", "path", "allowed"),
    [
        ("exact", (), 0),
        (None, (), 0),
        (Fraction("0.005"), (), Fraction("0.005")),
        ("0.1", (), Fraction(1, 10)),
        ("rounded to integer", (), Fraction(1, 2)),
        ("rounded to 2 decimals", (), Fraction(1, 200)),
        ({"pct": "rounded to integer"}, ("share_pct",), Fraction(1, 2)),
        ({"gap": 1, "other": 2}, ("gap", "empathy"), 1),
        ({"gap": 1, "other": 2}, ("better",), 2),
        ({"gap": 1}, ("better",), Fraction(1, 10**9)),
    ],
)
def test_tolerances_are_read_as_they_are_written(tolerance, path, allowed):
    assert allowance(tolerance, path) == allowed


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ([1, 2], [1]),
        ([1], 1),
        ({"a": 1}, [1]),
        (None, 0),
        (0, None),
        (True, 1),
        ("M", None),
    ],
)
def test_different_shapes_differ(expected, found):
    assert len(differences(expected, found, 1)) == 1


def test_numbers_of_a_file_are_exact(tmp_path):
    file = tmp_path / "more.json"
    file.write_text('[{"tool": "nps", "tolerance": 1e-3, "input": {"share": 0.1}}]')

    (found,) = read(file)

    assert (found.id, found.tolerance) == ("case-1", Fraction(1, 1000))
    assert found.input == {"share": Fraction(1, 10)}
