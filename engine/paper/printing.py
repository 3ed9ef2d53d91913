"""Prints a document with WeasyPrint; importing it needs the library of text shaping."""

import logging
from collections.abc import Callable
from functools import partial
from threading import Lock

import weasyprint

from engine.paper import styles
from engine.paper.desk import DESK, Desk, Read
from engine.paper.finishing import finished
from engine.paper.form import USUAL, Form

# Laid over every layer: whatever would be kept together may be parted.
LOOSE = "* { break-inside: auto; break-after: auto }"

logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of screen-only CSS
_press = Lock()  # the faces are kept, and two threads would set no faster than one


def print_pdf(
    document: str, read: Read, form: Form = USUAL, sheets: tuple[str, ...] = ()
) -> bytes:
    """Return the document as PDF; `sheets` are laid over what it names itself.

    Raises NotOnTheDesk for whatever `read` does not know.
    """
    desk = Desk(read)
    html = weasyprint.HTML(string=document, base_url=DESK, url_fetcher=desk)
    with _press:
        style = styles.of(sheets, read)

        def write(*further: str) -> bytes:
            above = [weasyprint.CSS(string=one) for one in further]
            content: bytes = html.write_pdf(
                stylesheets=[*style.sheets, *above],
                font_config=styles.fonts(),
                counter_style=style.counters,
                pdf_variant=form.variant,
                pdf_identifier=True,
                zoom=form.zoom,
            )
            return content

        content = settled(write, partial(write, LOOSE))
    desk.check()
    return finished(content, form)


def settled(strict: Callable[[], bytes], loose: Callable[[], bytes]) -> bytes:
    """Return a book set strictly, or loosely where WeasyPrint finds no place for it.

    It gives up on some tables whose rows must stay together on small leaves.
    """
    try:
        return strict()
    except AssertionError:
        return loose()
