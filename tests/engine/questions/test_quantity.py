from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.quantity import read


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("42", "42", ""),
        (" 42 ", "42", ""),
        ("42。", "42", ""),
        ("+42", "42", ""),
        ("-42", "-42", ""),
        ("\u221242", "-42", ""),
        ("负42", "-42", ""),
        ("0.5", "1/2", ""),
        (".5", "1/2", ""),
        ("5.", "5", ""),
        ("3。5", "7/2", ""),
        ("\uff14\uff12\uff0e\uff15", "85/2", ""),
        ("1,234.5", "2469/2", ""),
        ("1，234，567", "1234567", ""),
        ("1 234 567", "1234567", ""),
        ("1234.5", "2469/2", ""),
        ("1e3", "1000", ""),
        ("1.5E-3", "3/2000", ""),
        ("1.2×10³", "1200", ""),
        ("1.2 x 10^3", "1200", ""),
        ("5×10⁻²", "1/20", ""),
        ("42%", "42", "%"),
        ("42 \uff05", "42", "%"),
        ("42分钟", "42", "分钟"),
        ("42 分钟。", "42", "分钟"),
        ("1.5万元", "3/2", "万元"),
        ("20 m²", "20", "m2"),
        ("20 ℃", "20", "°C"),
        ("5e", "5", "e"),
    ],
)
def test_number_is_read_exactly(text, value, unit):
    found = read(text)

    assert found is not None
    assert (found.value, found.unit) == (Fraction(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "-",
        "约42",
        "四十二",
        "1,5",
        "1,23",
        "12,3456",
        "1,234,56",
        "1.2.3",
        "3-5",
        "4 2",
        "2008-08-08",
        "2008年8月",
        "1/2",
        "1" * 61,
        "1e101",
        "1e-101",
        "1e9999",
        "NaN",
        "inf",
        "\u0664\u0662",
    ],
)
def test_what_is_no_single_number_is_none(text):
    assert read(text) is None


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=30) | st.text("0123456789.,。-eE×10^ %", max_size=30))
def test_reading_never_raises(text):
    found = read(text)

    assert found is None or abs(found.value) < Fraction(10) ** 161


@settings(deadline=None, max_examples=60)
@given(value=st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_every_decimal_keeps_its_value(value):
    found = read(f"{value:f}")

    assert found is not None
    assert found.value == Fraction(value)
