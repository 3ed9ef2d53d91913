"""Reading an accepted number: `42 ± 0.5 分钟`, `42 ± 5%`, `42`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import quantity
from engine.questions.folding import fold
from engine.questions.question import JSON

_SIGN = re.compile(r"\s*(?:±|\+/?[-\u2212])\s*")
_MOST_UNIT = 20
_SYMBOLS = "%‰°"  # units that are written without a space
_PADDED = re.compile("[-+\u2212]?0[0-9]")  # 007 is a name, not a number
_PERCENT = re.compile("[%\uff05]")


class NoMeasure(Exception):
    """The text is no number to accept; its first argument says why and how to mend."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that is accepted, and how far off it may be, both bounds included.

    ``number`` and ``text`` are as the author wrote them; ``unit`` may be empty.
    """

    text: str
    number: str
    value: Fraction
    margin: Fraction
    unit: str
    feedback: str = ""

    @property
    def folded_unit(self) -> str:
        return fold(self.unit)

    def holds(self, value: Fraction) -> bool:
        return abs(value - self.value) <= self.margin

    def to_json(self) -> dict[str, JSON]:
        return {
            "text": self.text,
            "number": self.number,
            "value": str(self.value),
            "margin": str(self.margin),
            "unit": self.unit,
            "feedback": self.feedback,
        }

    @classmethod
    def from_json(cls, saved: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; KeyError, TypeError or ValueError if not so."""
        exact = {name: Fraction(saved[name]) for name in ("value", "margin")}
        return cls(**{**saved, **exact})


def has_tolerance(text: str) -> bool:
    return _SIGN.search(text) is not None


def is_plain(text: str) -> bool:
    """Say whether a text without a tolerance is a number, not a word with digits.

    A unit stands behind a space (`42 分钟`), or is a sign like %. So `5A级景区`, `3天`,
    `007` and `2008年8月8日` are words: short answers.
    """
    found = quantity.read(text)
    if found is None or _PADDED.match(found.number) or len(found.unit) > _MOST_UNIT:
        return False
    return not found.unit or found.is_spaced or found.unit[0] in _SYMBOLS


def read(text: str, *, feedback: str = "") -> Measure:
    """Return the number an author accepts; raise NoMeasure with a message if none."""
    number, *tolerance = _SIGN.split(text, maxsplit=1)
    found = quantity.read(number)
    if found is None:
        raise NoMeasure(
            _(
                "“{text}” is no number. Write it like “= 42”, “= 42 ± 0.5 分钟” or "
                "“= 42 ± 5%”; if words are meant, write “as=text” behind the question."
            )
        )
    if not tolerance:
        return Measure(
            text, found.number, found.value, Fraction(0), found.unit, feedback
        )
    margin, unit = _tolerance(tolerance[0], found)
    return Measure(text, found.number, found.value, margin, unit, feedback)


def _tolerance(text: str, found: quantity.Quantity) -> tuple[Fraction, str]:
    """Return the margin in the number's own unit, and the unit of both."""
    allowed = quantity.read(text)
    if allowed is None or allowed.value < 0:
        raise NoMeasure(
            _(
                "The tolerance of “{text}” is not possible. Write a number that is not "
                "below 0 behind “±”, like “± 0.5” or “± 5%”."
            )
        )
    is_relative = _PERCENT.match(allowed.unit) is not None
    unit = allowed.unit[1:].strip() if is_relative else allowed.unit
    if found.unit and unit and fold(unit) != found.folded_unit:
        raise NoMeasure(
            _(
                "“{text}” has two units. Write one, and reckon the tolerance in the "
                "unit of the number."
            )
        )
    if not is_relative:
        return allowed.value, found.unit or unit
    return _relative(allowed.value, found), found.unit or unit


def _relative(percent: Fraction, found: quantity.Quantity) -> Fraction:
    if _PERCENT.match(found.unit) or not found.value:
        raise NoMeasure(
            _(
                "It is not clear how much the tolerance of “{text}” is. Write it as a "
                "plain number, like “± 0.5”."
            )
        )
    return abs(found.value) * percent / 100
