"""Sets a handout: its HTML, its pictures and its style as one PDF."""

from django.conf import settings
from django.utils import translation

from engine.paper.setting import to_pdf
from handouts import book
from handouts.matter import Matter

SHEETS = ("print.css", "tokens.css")


def pdf(matter: Matter) -> bytes:
    """Return the book in the language of its course; the same matter, the same bytes.

    Raises PaperUnavailable where books cannot be set.
    """
    with translation.override(matter.course.language.lower()):
        made = book.of(matter)
    folder = settings.BASE_DIR / "static" / "css"
    return to_pdf(
        made.html,
        title=made.title,
        language=matter.course.language,
        made_at=matter.own.at if matter.own else matter.release.released_at,
        stylesheets=SHEETS[:1],
        files=made.pictures | {name: (folder / name).read_bytes() for name in SHEETS},
    )
