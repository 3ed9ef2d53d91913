"""Finishes a printed book: mended, in one ink, folded, whatever its form asks for."""

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from engine.paper.form import Form
from engine.paper.greying import grey
from engine.paper.imposing import impose
from engine.paper.mending import claim_all, keep_sharp, mend


def finished(content: bytes, form: Form) -> bytes:
    """Return the PDF as its form wants it; the same input gives the same bytes."""
    with Pdf.open(BytesIO(content)) as pdf:
        mend(pdf)
        if form.is_grey:
            grey(pdf)
        if form.is_archive:
            keep_sharp(pdf)
            claim_all(pdf)
        if form.is_booklet:
            impose(pdf)
        made = BytesIO()
        pdf.save(
            made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate
        )
    return made.getvalue()
