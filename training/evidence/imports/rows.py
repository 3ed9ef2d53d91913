"""One row of a file of past completions: what it says, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engine.markup.problem import gettext_noop as _
from people.imports import values
from people.imports.entries import (
    EMPTY,
    FORMULA,
    NO_DAY,
    SHORTENED,
    TOO_LONG,
    Fault,
)
from training.evidence.imports.fields import NEEDED, Field

TO_COME = _("{day} is still to come.")
NO_MINUTES = _("“{text}” is no time; write it as 90.")
NO_HOURS = _("“{text}” is no time; write it as 1.5 or 1:30.")
TOO_MANY = _("That is {minutes} minutes (most: {most}).")

LONGEST = {
    Field.NUMBER: 40,
    Field.NAME: 80,
    Field.WHAT: 200,
    Field.PROVIDER: 200,
    Field.NOTE: 500,
}
MOST_MINUTES = 100_000
SHOWN = 40
UNSAID = date.min
HALF = Fraction(1, 2)

_AMOUNT = re.compile(
    r"(\d{1,9}(?:\.\d{1,9})?)\s*"
    r"(?:(分钟?|分鐘|min(?:ute)?s?)|(学时|學時|课时|小时|小時|h(?:ours?)?))?"
)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")


@dataclass(slots=True)
class Row:
    """What a row says; what it says nothing of is empty, UNSAID or 0."""

    row: int
    number: str = ""
    name: str = ""
    what: str = ""
    completed_on: date = UNSAID
    minutes: int = 0
    provider: str = ""
    note: str = ""
    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: Field, message: str, **values: object) -> None:
        self.faults.append(Fault(where, message, values))


def read(row: int, cells: Mapping[str, str], *, today: date) -> Row:
    """Read a row from its cells by the names of the fields; note all its faults."""
    made = Row(row)
    for name in LONGEST:
        setattr(made, name, one_line(cells.get(name, "")))
    made.number = values.folded(made.number)
    _check_words(made, cells)
    _read_day(made, cells[Field.COMPLETED_ON], today=today)
    _read_time(made, cells)
    return made


def one_line(text: str) -> str:
    return " ".join(text.split())


def _check_words(made: Row, cells: Mapping[str, str]) -> None:
    for name, most in LONGEST.items():
        length = len(getattr(made, name))
        if length > most:
            made.fault(name, TOO_LONG, length=length, most=most)
    for name in NEEDED:
        if not cells[name].strip():
            made.fault(name, EMPTY)
    _check_number(made)


def _check_number(made: Row) -> None:
    if values.is_shortened(made.number):
        made.fault(Field.NUMBER, SHORTENED)
    if values.is_formula(made.number):
        made.fault(Field.NUMBER, FORMULA, text=made.number[:SHOWN])


def _read_day(made: Row, text: str, *, today: date) -> None:
    found = values.day(text)
    if text.strip() and found is None:
        made.fault(Field.COMPLETED_ON, NO_DAY, text=text[:SHOWN])
    if found and found > today:
        made.fault(Field.COMPLETED_ON, TO_COME, day=found.isoformat())
    made.completed_on = found or UNSAID


def _read_time(made: Row, cells: Mapping[str, str]) -> None:
    """Take the minutes, or the hours of 60 minutes if no minutes are given."""
    for name, message in ((Field.MINUTES, NO_MINUTES), (Field.HOURS, NO_HOURS)):
        text = cells.get(name, "")
        if not text.strip() or values.is_nothing(text) or made.minutes:
            continue
        found = minutes(text, each=60 if name is Field.HOURS else 1)
        if found is None:
            made.fault(name, message, text=text[:SHOWN])
        elif found > MOST_MINUTES:
            made.fault(name, TOO_MANY, minutes=found, most=MOST_MINUTES)
        else:
            made.minutes = found


def minutes(text: str, *, each: int) -> int | None:
    """Return the minutes of 90 (of so many each), 90分钟, 1.5小时 or 1:30."""
    plain = values.folded(text).casefold()
    if told := _CLOCK.fullmatch(plain):
        return int(told[1]) * 60 + int(told[2])
    if told := _AMOUNT.fullmatch(plain):
        unit = 1 if told[2] else 60 if told[3] else each
        return int(Fraction(told[1]) * unit + HALF)
    return None
