"""Sets a handout: its HTML, its pictures and its style as one PDF, or as an EPUB."""

from django.conf import settings
from django.utils import translation

from engine.paper.epub import to_epub
from engine.paper.form import sheets_of
from engine.paper.setting import to_pdf
from handouts import book, ebook, exam, glossary, pack
from handouts.choice import Edition
from handouts.matter import Matter

SHEETS = ("print.css", "tokens.css")
MAKERS = {
    Edition.TRAINEE: book.of,
    Edition.TRAINER: book.of,
    Edition.PACK: pack.of,
    Edition.EXAM: exam.of,
    Edition.KEY: exam.of,
    Edition.GLOSSARY: glossary.of,
}


def epub(matter: Matter) -> bytes:
    """Return it as a book for phones; nothing of its form is kept there."""
    with translation.override(matter.course.language.lower()):
        return to_epub(ebook.of(matter))


def pdf(matter: Matter) -> bytes:
    """Return the book in the language of its course; the same matter, the same bytes.

    Raises PaperUnavailable where books cannot be set.
    """
    with translation.override(matter.course.language.lower()):
        made = MAKERS[matter.edition](matter)
    folder, form = settings.BASE_DIR / "static" / "css", matter.choice.form
    names = (*SHEETS, *sheets_of(form))
    return to_pdf(
        made.html,
        title=made.title,
        language=matter.course.language,
        made_at=matter.own.at if matter.own else matter.release.released_at,
        stylesheets=SHEETS[:1],
        files=made.pictures | {name: (folder / name).read_bytes() for name in names},
        form=form,
    )
