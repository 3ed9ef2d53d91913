"""A report on sheets of paper: landscape, its heads repeated, saying what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from engine.paper.setting import to_pdf
from engine.tables.table import Cell, Column, Kind, Row, Table

MOST_ROWS = 5000
SHEETS = ("print.css", "print-report.css")
TOKENS = "tokens.css"
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
    def columns(self) -> list[Column]:
        return [self.table.columns[place] for place in self._places]

    @property
    def lines(self) -> list[list[tuple[str, bool]]]:
        """Return the words of each cell, and whether it is a number or a day."""
        return [
            [(words(row[place]), self._is_figure(place)) for place in self._places]
            for row in self.rows
        ]

    @property
    def _places(self) -> Sequence[int]:
        return self.places or range(len(self.table.columns))

    def _is_figure(self, place: int) -> bool:
        return self.table.columns[place].kind in (Kind.NUMBER, Kind.DAY)


def words(cell: Cell) -> str:
    return "" if cell is None else f"{cell}"


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
