"""Worked examples: Moodle's golden vector and a published worksheet."""

from engine.measures import sheet
from engine.measures.intervals import Interval
from engine.measures.sheet import Mark

V1 = [
    [1, 1, 1, 0],
    [1, 1, 0, 0],
    [1, 0, 1, 1],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [0, 1, 1, 1],
    [1, 1, 0, 1],
]

# Item Analysis Worksheet, studylib 25270846: ten students, ten questions.
WORKSHEET = [
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1, 1, 0, 1],
    [1, 1, 0, 1, 1, 1, 1, 1, 0, 0],
    [0, 1, 1, 1, 1, 1, 0, 1, 0, 1],
    [1, 1, 1, 0, 1, 1, 1, 0, 0, 1],
    [1, 1, 1, 0, 1, 1, 0, 1, 0, 0],
    [0, 1, 1, 0, 1, 1, 0, 1, 0, 1],
    [0, 1, 1, 1, 0, 0, 1, 0, 1, 0],
    [1, 1, 1, 0, 1, 0, 0, 0, 0, 1],
    [0, 1, 0, 0, 0, 1, 0, 0, 1, 0],
]

MILLIONTH = 1e-6

type Rows = list[list[Mark | None]]

NO_ATTEMPTS = sheet.Sheet(ids=(), columns=())


def of_item(*marks: Mark, out_of: Mark = 1) -> sheet.Sheet:
    """Return the sheet of one item, an attempt for each mark."""
    return sheet.of_rows([[mark] for mark in marks], out_of=[out_of])


def drawn(rows: list[list[int]], at: int) -> sheet.Sheet:
    """Return the sheet of the rows with one column drawn by a random slot."""
    made = sheet.of_rows(rows)
    columns = list(made.columns)
    one = columns[at]
    columns[at] = sheet.Column(
        out_of=one.out_of, places=one.places, marks=one.marks, is_drawn=True
    )
    return sheet.Sheet(made.ids, columns)


def known[T](value: T | None) -> T:
    """Return a figure that must be there."""
    assert value is not None
    return value


def holds(interval: Interval | None, value: Mark | float | None) -> bool:
    return known(interval).low < float(known(value)) < known(interval).high
