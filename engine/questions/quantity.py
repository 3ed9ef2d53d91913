"""Reading a number and its unit as people write them, exactly."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from engine.questions.folding import fold

_MOST_DIGITS = 60
_HIGHEST_POWER = 100
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_POWER = re.compile("(?<=10)([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})")
_NUMBER = re.compile(
    r"(?P<sign>[-+\u2212\u2013负負])?\s?"
    r"(?P<whole>[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9])|[0-9]+)?"
    r"(?:[.。](?P<part>[0-9]*))?"
    r"(?:(?:e|E|\s?[×xX*]\s?10\^)(?P<power>[-+\u2212\u2013]?[0-9]{1,4}))?"
)
_OTHER_NUMBER = re.compile(r"(?<![A-Za-z])\d")  # m2 is a unit, 42-3 is none
_MINUS = frozenset("-\u2212\u2013负負")
_CLOSING = "。、，；：！？.,;:!? "


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was written, its exact value, and the unit behind it."""

    number: str
    value: Fraction
    unit: str
    is_spaced: bool  # whether a space parts number and unit

    @property
    def folded_unit(self) -> str:
        return fold(self.unit)


def read(text: str) -> Quantity | None:
    """Return the number that a text begins with and its unit, or None. Never raises.

    `1,234.5`, `3。5`, `-2`, `负2`, `1e3` and `1.2×10³` are numbers, full width or not;
    words such as 三 are none, an author lists them as short answers. A text that holds
    another number, or digits that are not grouped by thousands, is none either.
    """
    plain = _plain(text)
    found = _NUMBER.match(plain)
    if found is None or not (found["whole"] or found["part"]):
        return None
    number, unit = plain[: found.end()], plain[found.end() :]
    value = _value(found)
    if value is None or _OTHER_NUMBER.search(unit):
        return None
    is_spaced = unit[:1].isspace()
    return Quantity(number.rstrip(_CLOSING), value, unit.strip(_CLOSING), is_spaced)


def _plain(text: str) -> str:
    raised = _POWER.sub(lambda power: "^" + power[0].translate(_RAISED), text)
    return " ".join(unicodedata.normalize("NFKC", raised).split())


def _value(found: re.Match[str]) -> Fraction | None:
    whole = re.sub("[, ]", "", found["whole"] or "0")
    part = found["part"] or ""
    power = _signed(found["power"] or "0")
    if len(whole) + len(part) > _MOST_DIGITS or abs(power) > _HIGHEST_POWER:
        return None
    size = Fraction(int(whole + part)) * Fraction(10) ** (power - len(part))
    return -size if found["sign"] in _MINUS else size


def _signed(text: str) -> int:
    sign = -1 if text[0] in _MINUS else 1
    return sign * int(text.lstrip("+-\u2212\u2013"))
