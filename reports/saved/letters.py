"""Writes the letter that carries a saved report."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from reports import statement
from reports.models import Delivery
from reports.saved.making import Made

# A letter may rewrite the line ends of text, and the digest would hold no more.
TYPES = {
    "csv": "application/octet-stream",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def letter(delivery: Delivery, made: Made) -> EmailMessage:
    """Return it in the language that is active."""
    saved, host = delivery.saved, urlsplit(settings.SITE_ADDRESS).hostname
    message = EmailMessage(
        _("Report: %(name)s") % {"name": saved.name},
        render_to_string("reports/saved/letter.txt", _context(delivery, made)),
        to=[delivery.to.email],
        headers={
            "Message-ID": f"<report-{delivery.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if made.content is not None:
        name = made.export.name(saved.format)
        message.attach(name, made.content, TYPES[saved.format])
    return message


def _context(delivery: Delivery, made: Made) -> dict[str, object]:
    export, written = made.export, made.written
    query = urlencode(export.form.given, doseq=True)
    told = statement.lines(
        export.kind, export.form, at=export.at, rows=written.rows if written else 0
    )
    return {
        "delivery": delivery,
        "told": list(told) if written else [],
        "written": written,
        "is_attached": made.content is not None,
        "address": f"{settings.SITE_ADDRESS}{export.kind.address}?{query}",
        "exports": f"{settings.SITE_ADDRESS}/reports/verify/",
    }
