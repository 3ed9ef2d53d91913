"""Makes the same editions as a book for phones: a chapter a unit, without pages."""

from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from engine.paper.epub import Chapter, Publication
from handouts import exam, glossary, leaves, naming, pack
from handouts.article import Article
from handouts.book import Book
from handouts.choice import Edition
from handouts.matter import Matter

STYLE = "print-epub.css"
SINGLE = {
    Edition.PACK: pack.of,
    Edition.EXAM: exam.of,
    Edition.KEY: exam.of,
    Edition.GLOSSARY: glossary.without_pages,
}


def of(matter: Matter) -> Publication:
    """Return the book in the language that is active."""
    single = SINGLE.get(matter.edition)
    if single is None:
        return _units(matter)
    made = single(matter)
    return _published(matter, [Chapter(made.title, made.html)], made.pictures)


def _units(matter: Matter) -> Publication:
    bound, bindery = leaves.bind(matter, leaves.printed(matter))
    whole = Book(matter, tuple(map(Article, bound)))
    chapters = list(_chapters(whole))
    return _published(matter, chapters, bindery.pictures)


def _chapters(whole: Book) -> Iterator[Chapter]:
    title = naming.title(whole.matter)
    yield Chapter(title, _page("front", {"book": whole, "title": title}))
    for section in whole.sections:
        if whole.is_whole:
            yield Chapter(section.module.title, _page("chapter", {"section": section}))
        for one in section.articles:
            html = _page("article", {"article": one, "whose": whole.whose})
            yield Chapter(one.name, html, level=2 if whole.is_whole else 1)


def _page(name: str, values: Mapping[str, object]) -> str:
    return render_to_string(f"handouts/epub_{name}.html", dict(values))


def _published(
    matter: Matter, chapters: list[Chapter], pictures: Mapping[str, bytes]
) -> Publication:
    style = settings.BASE_DIR / "static" / "css" / STYLE
    return Publication(
        title=naming.title(matter),
        language=matter.course.language,
        identifier=identifier(matter),
        modified=matter.own.at if matter.own else matter.release.released_at,
        chapters=chapters,
        style=style.read_text(),
        contents=_("Table of contents"),
        pictures=pictures,
    )


def identifier(matter: Matter) -> str:
    """Return a name that no other book has; the same parts of a release have one."""
    choice = matter.choice
    said = [matter.release.digest, choice.edition, *choice.parts, str(choice.draw)]
    address = f"{settings.SITE_ADDRESS}{matter.course.get_absolute_url()}"
    return uuid5(NAMESPACE_URL, f"{address}?{'&'.join(said)}").urn
