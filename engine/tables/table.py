"""What a table of rows is: columns, each holding one kind of cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum

type Cell = str | int | float | Decimal | date | datetime | None
type Row = Sequence[Cell]
NUMBERS = (int, float, Decimal)


class CellOfAnotherKind(TypeError):
    """The cell holds something else than its column says."""


class Kind(StrEnum):
    TEXT = "text"  # also employee numbers and codes: leading zeros stay
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    VALUE = "value"  # each cell a number or text, as it comes


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its width is in characters of Excel's standard face."""

    name: str
    kind: Kind = Kind.TEXT
    width: float = 14


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows of a file have in common. Moments are shown in its zone."""

    title: str
    columns: tuple[Column, ...]
    zone: tzinfo

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    raise CellOfAnotherKind(f"{cell!r} is no text")


def as_number(cell: Cell) -> int | float | Decimal:
    if isinstance(cell, NUMBERS):
        return cell
    raise CellOfAnotherKind(f"{cell!r} is no number")


def as_day(cell: Cell) -> date:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell
    raise CellOfAnotherKind(f"{cell!r} is no day")


def as_local(cell: Cell, zone: tzinfo) -> datetime:
    """Return the clock of the zone at that moment, to the second and without zone."""
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.astimezone(zone).replace(tzinfo=None, microsecond=0)
    raise CellOfAnotherKind(f"{cell!r} is no moment with a time zone")
