"""A report on sheets of paper: landscape, its heads repeated, saying what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from threading import Lock

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from engine.paper.setting import to_pdf
from engine.tables.table import Cell, Column, Kind, Row, Table

MOST_ROWS = 1000  # a thousand rows take half a minute and half a gigabyte
SHEETS = ("print.css", "print-report.css")
TOKENS = "tokens.css"
STANDS = {Kind.NUMBER: "number", Kind.DAY: "day", Kind.MOMENT: "day"}
PRESS = Lock()  # setting takes much memory: one at a time in each process


class TooLong(Exception):
    """The report has more rows than anybody prints."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is set; `places` are the columns there is room for: none, all."""

    table: Table
    rows: Sequence[Row]
    places: tuple[int, ...]
    told: Sequence[Row]
    at: datetime

    @property
    def imprint(self) -> str:
        """Return what stands at the foot of each page: as of when, how many rows."""
        return "　".join(f"{label} {words}" for label, words in self.told[-4:-2])

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Return the name of each column and how its cells stand."""
        return [(one.name, STANDS.get(one.kind, "")) for one in self._columns]

    @property
    def lines(self) -> list[list[tuple[str, str]]]:
        """Return the words of each cell and how it stands."""
        stands = [STANDS.get(one.kind, "") for one in self._columns]
        return [
            [
                (words(row[place]), stand)
                for place, stand in zip(self._places, stands, strict=True)
            ]
            for row in self.rows
        ]

    @property
    def _places(self) -> Sequence[int]:
        return self.places or range(len(self.table.columns))

    @property
    def _columns(self) -> list[Column]:
        return [self.table.columns[place] for place in self._places]


def words(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def too_long() -> str:
    return _(
        "A PDF holds at most %(rows)s rows. Filter for fewer, or take the workbook."
    ) % {"rows": MOST_ROWS}


def check(rows: int) -> None:
    if rows > MOST_ROWS:
        raise TooLong(rows)


def pdf(sheet: Sheet) -> bytes:
    """Return the same bytes for the same sheet.

    Raises PaperUnavailable where pages cannot be set.
    """
    context = {"sheet": sheet, "organisation": settings.ORGANISATION}
    html = render_to_string("reports/paper.html", context)
    folder = settings.BASE_DIR / "static" / "css"
    with PRESS:
        return to_pdf(
            html,
            title=sheet.table.title,
            language=get_language() or settings.LANGUAGE_CODE,
            made_at=sheet.at.replace(microsecond=0),
            stylesheets=SHEETS,
            files={name: (folder / name).read_bytes() for name in (*SHEETS, TOKENS)},
        )
