"""Makes the file that one recipient may have at that moment."""

from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile

from engine.paper.setting import PaperUnavailable
from people.models import Person
from reports import export, kinds, paper
from reports.export import Export, Written
from reports.kinds import NoSuchReport
from reports.models import SavedReport
from reports.saved.access import may_read
from training import access

LARGEST = 10 * 1024 * 1024


class Withheld(Exception):
    """Reports are not for the recipient to read any more."""


class Unasked(Exception):
    """The filters do not hold for the recipient, or not any more."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file, or none where it would be too large or cannot be made."""

    export: Export
    written: Written | None = None
    content: bytes | None = None


def make(saved: SavedReport, *, to: Person, at: datetime) -> Made:
    """Make it with her own reach as of now. Raises Withheld and Unasked."""
    reach = access.reach_of(to, at=at)
    if not may_read(to, reach=reach):
        raise Withheld
    try:
        kind = kinds.named(saved.report)
    except NoSuchReport as problem:
        raise Unasked from problem
    form = kind.form(saved.filters, reach=reach)
    if not form.is_valid():
        raise Unasked
    return _file(Export(kind, form, by=to, at=at), saved.format)


def _file(made: Export, format_: str) -> Made:
    with TemporaryFile() as file:
        try:
            written = export.write(made, format_, file)
        except (paper.TooLong, PaperUnavailable):
            return Made(made)
        if file.seek(0, 2) > LARGEST:
            return Made(made, written)
        file.seek(0)
        return Made(made, written, file.read())
