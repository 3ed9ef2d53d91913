"""Sets a record as a PDF, in the language that is active."""

from threading import Lock

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from engine.paper.setting import to_pdf
from training.record.gathering import Record

SHEETS = ("print.css", "print-record.css")
TOKENS = "tokens.css"
PRESS = Lock()  # setting takes much memory: one at a time in each process


def pdf(record: Record) -> bytes:
    """Return the same bytes for the same record.

    Raises PaperUnavailable where pages cannot be set.
    """
    context = {"record": record, "organisation": settings.ORGANISATION}
    html = render_to_string("training/record_paper.html", context)
    folder = settings.BASE_DIR / "static" / "css"
    with PRESS:
        return to_pdf(
            html,
            title=title(record),
            language=get_language() or settings.LANGUAGE_CODE,
            made_at=record.at.replace(microsecond=0),
            stylesheets=SHEETS,
            files={name: (folder / name).read_bytes() for name in (*SHEETS, TOKENS)},
        )


def title(record: Record) -> str:
    return f"{_('Training record')} · {record.person.name}"
