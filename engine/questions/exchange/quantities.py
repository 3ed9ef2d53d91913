"""A number with its tolerance and unit, kept exactly as digits."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from engine.questions.exchange.texts import narrow

_DIGITS = r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?"
_QUANTITY = re.compile(
    rf"(?P<value>{_DIGITS})[ \t]*"
    rf"(?:(?:±|\+/-)[ \t]*(?P<tolerance>{_DIGITS}[ \t]*%?)[ \t]*)?"
    r"(?P<unit>[^\d\s=±][^\d=±]{0,40})?"
)


class Quantity(NamedTuple):
    """A number; its tolerance is a number, or a percentage of it."""

    value: Decimal
    tolerance: str = ""
    unit: str = ""

    def __str__(self) -> str:
        number = digits(self.value)
        number += f" ± {self.tolerance}" if self.tolerance else ""
        return f"{number} {self.unit}".rstrip()

    @property
    def margin(self) -> Decimal:
        """Return the tolerance as a number."""
        if self.tolerance.endswith("%"):
            return abs(self.value) * Decimal(self.tolerance[:-1]) / 100
        return Decimal(self.tolerance or 0)


def read(text: str) -> Quantity | None:
    """Return the number a text says, None if it says something else."""
    found = _QUANTITY.fullmatch(narrow(text).replace("\u2212", "-").strip())
    if found is None:
        return None
    tolerance = "".join((found["tolerance"] or "").split())
    unit = (found["unit"] or "").strip()
    return Quantity(Decimal(found["value"]), _plain(tolerance), unit)


def of(value: str, tolerance: str = "", unit: str = "") -> Quantity | None:
    """Return the number that a file gives in parts, None if it is none."""
    try:
        number, margin = Decimal(value.strip()), abs(Decimal(tolerance.strip() or 0))
    except InvalidOperation:
        return None
    if not (number.is_finite() and margin.is_finite()):
        return None
    return Quantity(number, digits(margin) if margin else "", unit)


def between(low: str, high: str) -> Quantity | None:
    """Return the number in the middle of two, with half their distance."""
    first, last = of(low), of(high)
    if first is None or last is None:
        return None
    middle = (first.value + last.value) / 2
    return of(str(middle), str(abs(last.value - first.value) / 2))


def digits(number: Decimal) -> str:
    """Return a number without exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(tolerance: str) -> str:
    sign = "%" if tolerance.endswith("%") else ""
    number = tolerance.removesuffix("%")
    return digits(Decimal(number)) + sign if number else ""
