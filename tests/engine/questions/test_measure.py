from fractions import Fraction

import pytest

from engine.questions.measure import Measure, NoMeasure, has_tolerance, is_plain, read


@pytest.mark.parametrize(
    ("text", "value", "margin", "unit"),
    [
        ("42", "42", "0", ""),
        ("42 ± 0.5", "42", "1/2", ""),
        ("42±0.5分钟", "42", "1/2", "分钟"),
        ("42 分钟 ± 0.5", "42", "1/2", "分钟"),
        ("42 分钟 ± 0.5 分鐘", "42", "1/2", "分钟"),
        ("42 ± 5%", "42", "21/10", ""),
        ("42 ± 5 \uff05 分钟", "42", "21/10", "分钟"),
        ("-40 ± 5%", "-40", "2", ""),
        ("42 +- 1", "42", "1", ""),
        ("42 +/- 1", "42", "1", ""),
        ("42 ± 0", "42", "0", ""),
        ("42%", "42", "0", "%"),
        ("42% ± 0.5", "42", "1/2", "%"),
        ("1.5 万元", "3/2", "0", "万元"),
    ],
)
def test_accepted_number_is_read(text, value, margin, unit):
    found = read(text, feedback="Yes.")

    assert (found.value, found.margin) == (Fraction(value), Fraction(margin))
    assert (found.unit, found.text, found.feedback) == (unit, text, "Yes.")
    assert Measure.from_json(found.to_json()) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("many", "is no number"),
        ("± 5", "is no number"),
        ("42 ±", "tolerance of"),
        ("42 ± much", "tolerance of"),
        ("42 ± -1", "tolerance of"),
        ("42 分钟 ± 30 秒", "has two units"),
        ("42% ± 5%", "not clear"),
        ("0 ± 5%", "not clear"),
    ],
)
def test_mistake_says_how_to_mend_it(text, words):
    with pytest.raises(NoMeasure, match=words):
        read(text)


@pytest.mark.parametrize("text", ["42", "-42.5", "1,000", "42 分钟", "42%", "0", "0.5"])
def test_numbers_with_or_without_a_unit_are_plain(text):
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "推动",
        "5A级景区",
        "3天",
        "007",
        "4S",
        "2008年8月8日",
        "400-800-1234",
        "3 " + "个" * 21,
    ],
)
def test_words_with_digits_are_no_plain_number(text):
    assert not is_plain(text)


def test_tolerance_is_seen():
    assert has_tolerance("42 ± 1")
    assert not has_tolerance("P-E")
