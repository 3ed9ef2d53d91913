"""Office files looked over before anything in them is opened."""

import re
import zipfile
import zlib
from io import BytesIO

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange.cards import Deck, Refused
from engine.questions.exchange.decoding import check_size
from engine.tables.safety import ArchiveRefused, Limits, check_archive

MOST_ROWS = 5_000
MOST_COLUMNS = 100

BROKEN = _("This is no {form} file, or a damaged one; open it and save it anew.")
BURSTS = _("This file would unpack to far more than it is; it is refused.")
DECLARES = _("A part of this file declares a document type or entities; it is refused.")
TOO_WIDE = _("The sheet reaches to {cell} (most: {rows} rows, {columns} columns).")

_LIMITS = Limits(members=1_000, size=60_000_000, ratio=200)
_BREAKS = (zipfile.BadZipFile, EOFError, zlib.error, OSError, NotImplementedError)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"""\br=["']([A-Za-z]{0,3})(\d{1,9})["']""")


def check(content: bytes, deck: Deck, *, form: str) -> None:
    """Raise Refused unless the file can be opened without harm."""
    check_size(content, deck.path)
    try:
        check_archive(BytesIO(content), _LIMITS)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                _check_part(name, archive.read(name), deck)
    except ArchiveRefused as refused:
        is_broken = str(refused) == "broken"
        message = BROKEN if is_broken else BURSTS
        raise deck.refuse(1, message, form=form) from refused
    except (*_BREAKS, RuntimeError) as problem:
        raise deck.refuse(1, BROKEN, form=form) from problem


def _check_part(name: str, content: bytes, deck: Deck) -> None:
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    if _DECLARATION.search(content.replace(b"\0", b"")):
        raise deck.refuse(1, DECLARES)
    if name.startswith("xl/worksheets/"):
        for column, row in _CELL.findall(content):
            if int(row) > MOST_ROWS or _number(column) > MOST_COLUMNS:
                raise _too_wide(deck, (column + row).decode())


def _too_wide(deck: Deck, cell: str) -> Refused:
    return deck.refuse(1, TOO_WIDE, cell=cell, rows=MOST_ROWS, columns=MOST_COLUMNS)


def _number(column: bytes) -> int:
    """Return 1 for A, 27 for AA, 0 where a whole row is meant."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
