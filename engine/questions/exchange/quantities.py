"""Numbers with tolerance and unit, between our way to write them and others'."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple

from engine.questions import measure
from engine.questions.measure import NoMeasure

_MOST_DIGITS = 40


class Parts(NamedTuple):
    """A number in digits, how far off it may be (0 for exact), and its unit."""

    value: str
    margin: str
    unit: str


def are_numbers(texts: list[str]) -> bool:
    """Say whether a list of answers is read as numbers without being told so."""
    return any(map(measure.has_tolerance, texts)) or all(map(measure.is_plain, texts))


def are_known(text: str) -> bool:
    """Say whether a text can be an accepted number."""
    try:
        measure.read(text)
    except NoMeasure:
        return False
    return True


def parts(text: str) -> Parts:
    """Return what an accepted number says; raise NoMeasure if it is none."""
    found = measure.read(text)
    return Parts(_digits(found.value), _digits(found.margin), found.unit)


def told(value: str, tolerance: str = "", unit: str = "") -> str | None:
    """Return a number that is given in parts as we write it, None if it is none."""
    number, margin = _decimal(value), _decimal(tolerance or "0")
    if number is None or margin is None:
        return None
    written = _plain(number)
    written += f" ± {_plain(abs(margin))}" if margin else ""
    return f"{written} {unit}".rstrip()


def between(low: str, high: str) -> str | None:
    """Return the number in the middle of two, with half their distance."""
    first, last = _decimal(low), _decimal(high)
    if first is None or last is None:
        return None
    return told(str((first + last) / 2), str(abs(last - first) / 2))


def _decimal(text: str) -> Decimal | None:
    if len(text) > _MOST_DIGITS:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    is_usual = number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS
    return number if is_usual else None


def _digits(number: Fraction) -> str:
    """Return a fraction of tens in digits: every number people write is one."""
    return _plain(Decimal(number.numerator) / Decimal(number.denominator))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
