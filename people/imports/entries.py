"""One row of a file of people: what it says, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.markup.problem import gettext_noop as _
from people.imports import values
from people.imports.fields import Field

EMPTY = _("It is empty.")
TOO_LONG = _("It has {length} characters (most: {most}).")
SHORTENED = _(
    "The spreadsheet has shortened this number; format the column as text and enter"
    " it anew."
)
FORMULA = _("“{text}” begins like a formula (= + - @). Write the number alone.")
NO_ADDRESS = _("“{text}” is no e-mail address.")
NO_DAY = _("“{text}” is no day; write it as 2026-01-31.")
NO_LANGUAGE = _("“{text}” is no language of this site; write zh-Hans, zh-Hant or en.")
NO_LEVEL = _("A level of the path has no name.")
TOO_DEEP = _("The path has {count} levels (most: {most}).")
STRANGE = _("“{text}” has blanks in it.")
ENDS_FIRST = _("The last day at work lies before the first one ({day}).")
OWN_MANAGER = _("Nobody is her own manager.")

LONGEST = {Field.NUMBER: 40, Field.NAME: 80, Field.USERNAME: 60, Field.EMAIL: 254}
LONGEST_NAME = 80
MOST_LEVELS = 20
_ADDRESS = re.compile(
    r"[^\s@<>(),;:\"]{1,64}@[^\s@<>(),;:\".]+(?:\.[^\s@<>(),;:\".]+)+"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """The message is an English msgid; its {names} are filled from the values."""

    where: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(slots=True)
class Entry:
    """What one row says; None where it says nothing, empty where it takes away."""

    row: int
    number: str
    name: str
    username: str | None = None
    email: str | None = None
    department: tuple[str, ...] | None = None
    position: str | None = None
    manager: str | None = None
    posted_on: date | None = None
    cohorts: tuple[str, ...] = ()
    started_on: date | None = None
    left_on: date | None = None
    is_leaving_told: bool = False
    language: str | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not self.faults

    def fault(self, where: Field, message: str, **values: object) -> None:
        self.faults.append(Fault(where, message, values))


def entry(row: int, cells: Mapping[str, str]) -> Entry:
    """Read a row from its cells by the names of the fields; note all its faults."""
    made = Entry(row, values.folded(cells[Field.NUMBER]), _one_line(cells[Field.NAME]))
    _read_words(made, cells)
    _read_place(made, cells)
    _read_days(made, cells)
    _check(made)
    return made


def _read_words(made: Entry, cells: Mapping[str, str]) -> None:
    made.username = values.folded(cells.get(Field.USERNAME, "")) or None
    made.email = _given(cells, Field.EMAIL)
    if told := _given(cells, Field.LANGUAGE):
        made.language = values.language(told)
        if not made.language:
            made.fault(Field.LANGUAGE, NO_LANGUAGE, text=told[:40])


def _read_place(made: Entry, cells: Mapping[str, str]) -> None:
    if told := _given(cells, Field.DEPARTMENT):
        made.department = values.path(told)
    position = _given(cells, Field.POSITION)
    made.position = None if position is None else _one_line(position)
    made.manager = _given(cells, Field.MANAGER)
    made.cohorts = values.names(_given(cells, Field.COHORTS) or "")


def _read_days(made: Entry, cells: Mapping[str, str]) -> None:
    made.is_leaving_told = Field.LEFT_ON in cells
    for name in (Field.STARTED_ON, Field.LEFT_ON, Field.POSTED_ON):
        if told := _given(cells, name):
            setattr(made, name, values.day(told))
            if getattr(made, name) is None:
                made.fault(name, NO_DAY, text=told[:40])


def _given(cells: Mapping[str, str], name: Field) -> str | None:
    """Return what stands in the cell, "" if it says "none", None if it is empty."""
    told = values.folded(cells.get(name, ""))
    if not told:
        return None
    return "" if values.is_nothing(told) else told


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _check(made: Entry) -> None:
    for name, text in _texts(made):
        if len(text) > LONGEST.get(name, LONGEST_NAME):
            most = LONGEST.get(name, LONGEST_NAME)
            made.fault(name, TOO_LONG, length=len(text), most=most)
    for name in (Field.NUMBER, Field.NAME):
        if not getattr(made, name):
            made.fault(name, EMPTY)
    _check_number(made)
    _check_signs(made)
    _check_path(made)
    _check_sense(made)


def _check_sense(made: Entry) -> None:
    if made.manager and made.manager == made.number:
        made.fault(Field.MANAGER, OWN_MANAGER)
    if made.left_on and made.started_on and made.left_on < made.started_on:
        made.fault(Field.LEFT_ON, ENDS_FIRST, day=made.started_on.isoformat())


def _texts(made: Entry) -> Iterator[tuple[Field, str]]:
    for name in (*LONGEST, Field.POSITION, Field.MANAGER):
        yield name, getattr(made, name) or ""
    for level in made.department or ():
        yield Field.DEPARTMENT, level
    for cohort in made.cohorts:
        yield Field.COHORTS, cohort


def _check_number(made: Entry) -> None:
    if values.is_shortened(made.number):
        made.fault(Field.NUMBER, SHORTENED)
    if values.is_formula(made.number):
        made.fault(Field.NUMBER, FORMULA, text=made.number[:40])


def _check_signs(made: Entry) -> None:
    for name in (Field.NUMBER, Field.USERNAME):
        text = getattr(made, name) or ""
        if any(sign.isspace() for sign in text):
            made.fault(name, STRANGE, text=text[:40])
    if made.email and not _ADDRESS.fullmatch(made.email):
        made.fault(Field.EMAIL, NO_ADDRESS, text=made.email[:60])


def _check_path(made: Entry) -> None:
    levels = made.department or ()
    if len(levels) > MOST_LEVELS:
        made.fault(Field.DEPARTMENT, TOO_DEEP, count=len(levels), most=MOST_LEVELS)
    if levels and not all(levels):
        made.fault(Field.DEPARTMENT, NO_LEVEL)
