"""Saved reports in words, as their pages list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports import kinds
from reports.kinds import NoSuchReport
from reports.models import Delivery, SavedReport
from reports.proof.telling import Teller, in_line
from reports.saved import sending

ERRORS: dict[str, str | Promise] = {
    sending.LOST: gettext_lazy("Broken off while it was sent; not sent again"),
    sending.WITHHELD: gettext_lazy("May not read reports any more"),
    sending.UNASKED: gettext_lazy("The filters do not hold for this person"),
    sending.NO_ADDRESS: gettext_lazy("Has no e-mail address"),
}
LATEST = 30


@dataclass(frozen=True, slots=True)
class Line:
    saved: SavedReport
    title: str
    filters: str
    address: str

    @property
    def rhythm(self) -> str:
        """Say when it is sent."""
        saved = self.saved
        every = SavedReport.Every(saved.every)
        words = {
            SavedReport.Every.WEEK: str(WEEKDAYS[saved.weekday or 0]),
            SavedReport.Every.MONTH: _("Day %(day)s") % {"day": saved.day},
        }
        if every == SavedReport.Every.NEVER:
            return str(every.label)
        return f"{every.label} {words.get(every, '')} {saved.hour:02}:00"


@dataclass(frozen=True, slots=True)
class Sent:
    delivery: Delivery

    @property
    def why(self) -> str:
        return str(ERRORS.get(self.delivery.error, self.delivery.error))


def lines(rows: Iterable[SavedReport], *, at: datetime) -> list[Line]:
    teller = Teller(at=at)
    return [_line(one, teller) for one in rows]


def _line(saved: SavedReport, teller: Teller) -> Line:
    return Line(
        saved,
        teller.title(saved.report),
        in_line(teller.filters(saved.report, saved.filters)),
        _address(saved),
    )


def _address(saved: SavedReport) -> str:
    """Return the page with its filters; nothing for a report that is no more."""
    try:
        page = kinds.named(saved.report).address
    except NoSuchReport:
        return ""
    query = urlencode(saved.filters, doseq=True)
    return f"{page}?{query}" if query else page


def latest(saved: SavedReport) -> list[Sent]:
    rows = saved.deliveries.select_related("to").order_by("-planned_at", "to__name_key")
    return [Sent(one) for one in rows[:LATEST]]
