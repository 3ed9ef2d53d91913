"""Sets safe HTML as a tagged PDF, the same bytes for the same input."""

import importlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from types import ModuleType

from engine.paper import fonts, watermark
from engine.paper.describing import described
from engine.paper.footnotes import at_foot
from engine.paper.form import USUAL, Form, sheets_of
from engine.paper.phrases import phrased
from engine.paper.spacing import spaced_html

PRINTING = "engine.paper.printing"
MENDING = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
FONT = "font:"
DOCUMENT = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="generator" content="讲义 Jiangyi">
<meta name="dcterms.created" content="{made_at}">
<meta name="dcterms.modified" content="{made_at}">
</head>
<body>
{body}
</body>
</html>
"""


class PaperUnavailable(Exception):
    """A system library is missing; the message says which command installs it."""


def to_pdf(  # noqa: PLR0913  # each says one thing of the book
    html: str,
    *,
    title: str,
    language: str,
    made_at: datetime,
    stylesheets: Sequence[str],
    files: Mapping[str, bytes],
    form: Form = USUAL,
) -> bytes:
    """Return the PDF/UA-1 of what stands in a body: safe HTML, no head.

    Style sheets (and those of `form.sheets_of`, which are laid over them) and pictures
    are named relative to each other and found in `files`, print faces by `font:NAME`;
    anything else raises NotOnTheDesk. Raises PaperUnavailable where WeasyPrint cannot
    load its libraries.
    """
    document = DOCUMENT.format(
        language=escape(language),
        title=escape(title),
        made_at=made_at.isoformat(timespec="seconds"),
        body=spaced_html(phrased(described(at_foot(html)))),
    )

    def read(name: str) -> bytes | None:
        if name.startswith(FONT):
            return fonts.read(name.removeprefix(FONT))
        if name == watermark.NAME:
            return watermark.tile(form.watermark)
        return files.get(name)

    sheets = (*stylesheets, *sheets_of(form))
    content: bytes = load(PRINTING).print_pdf(document, read, form, sheets)
    return content


def load(module: str) -> ModuleType:
    """Import the printer late, so that the site starts without its libraries."""
    try:
        return importlib.import_module(module)
    except (OSError, ImportError) as problem:
        raise PaperUnavailable(
            f"PDFs need system libraries that are missing here. Install them: {MENDING}"
        ) from problem
