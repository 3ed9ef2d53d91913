"""What a file of a report says of itself: the filter, as of when, how many rows."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from engine.tables.table import Column, Row, Table
from reports.filters import FilterForm
from reports.kinds import Kind


def table() -> Table:
    columns = (Column(_("Stated"), width=24), Column(_("In words"), width=90))
    return Table(_("About this file"), columns, timezone.get_default_timezone())


def lines(kind: Kind, form: FilterForm, *, at: datetime, rows: int) -> Iterator[Row]:
    """Yield label and words, in the language that is active."""
    yield _("Report"), str(kind.title)
    if settings.ORGANISATION:
        yield _("Organisation"), settings.ORGANISATION
    yield from form.told()
    yield _("As of"), _moment(form.filters.at)
    yield _("Rows"), str(rows)
    yield _("Who counts"), str(kind.rule)
    yield _("Made on"), _moment(at)


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "Y-m-d H:i:s")
