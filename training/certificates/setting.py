"""Sets a certificate in the language of its course, from what its row says alone."""

import io
from datetime import datetime
from pathlib import Path

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from engine.paper.form import Form
from engine.paper.setting import to_pdf
from training.certificates.face import Face
from training.models import Certificate

SHEETS = ("print.css", "print-certificate.css")
TOKENS = "tokens.css"
SEAL = Path("static", "img", "seal-completed.svg")


def pdf(certificate: Certificate) -> bytes:
    """Return the same bytes for the same row; PDF/A, and PDF/UA as well.

    Raises PaperUnavailable where pages cannot be set.
    """
    language = certificate.course.language
    with translation.override(language.lower()):
        face = Face(certificate)
        context = {"face": face, "qr": _qr(face.address), "seal": _seal()}
        html = render_to_string("certificates/paper.html", context)
        title = f"{face.title} · {certificate.name}"
    return to_pdf(
        html,
        title=title,
        language=language,
        made_at=_whole_seconds(certificate.issued_at),
        stylesheets=SHEETS,
        files=_sheets(),
        form=Form(is_archive=True),
    )


def _sheets() -> dict[str, bytes]:
    folder = settings.BASE_DIR / "static" / "css"
    return {name: (folder / name).read_bytes() for name in (*SHEETS, TOKENS)}


def _whole_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _seal() -> str:
    return str((settings.BASE_DIR / SEAL).read_text())


def _qr(address: str) -> str:
    """Return the address as a drawing with a title, for who cannot see it."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn,
        kind="svg",
        border=0,
        xmldecl=False,
        omitsize=True,
        nl=False,
        svgclass=None,
        lineclass=None,
        title=_("QR code of the address for checking"),
    )
    return drawn.getvalue().decode()
