"""Exact numbers as they are read: rounded half up, with a real minus."""

from fractions import Fraction

MINUS = "−"
NOTHING = "—"


def shown(value: Fraction | None, places: int = 2) -> str:
    """Return a number with so many places; none is a dash, never 0."""
    if value is None:
        return NOTHING
    whole = int(abs(value) * 10**places + Fraction(1, 2))
    digits = f"{whole:0{places + 1}d}"
    head, tail = digits[: len(digits) - places], digits[len(digits) - places :]
    sign = MINUS if value < 0 and whole else ""
    return f"{sign}{head}.{tail}" if places else f"{sign}{head}"


def brief(value: Fraction) -> str:
    """Return a number with one place, or with two if it needs them: 0.5, 0.25."""
    return shown(value, 1 if value * 10 % 1 == 0 else 2)


def signed(value: Fraction | None, places: int = 2) -> str:
    """Return a difference, which says + where it is above 0."""
    text = shown(value, places)
    return f"+{text}" if value and value > 0 and text.strip("0.") else text


def percent(share: Fraction | None) -> str:
    """Return a share of 0 to 1 as whole per cent."""
    return NOTHING if share is None else f"{shown(share * 100, 0)}%"
