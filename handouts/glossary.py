"""Makes the glossary of a course: its terms by their sound, then by their English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string

from engine.paper import terms
from engine.paper.terms import Entry
from handouts import book, index, leaves, naming
from handouts.book import Made
from handouts.index import Letter, Place, Word
from handouts.leaves import Leaf
from handouts.matter import Matter
from people.accounts import name_key

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Term(Word):
    """A word of the glossary with all it says; `others` are its other names."""

    entry: Entry = field(kw_only=True)

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def names(self) -> list[tuple[str, str]]:
        """Return its names with their languages, the one it is sorted by first."""
        return sorted(self.entry.names.items(), key=lambda one: one[1] != self.name)


def of(matter: Matter) -> Made:
    """Return the glossary in the language that is active."""
    return _made(matter, has_pages=True)


def without_pages(matter: Matter) -> Made:
    """Return it without a cover, and without an index that could only count pages."""
    return _made(matter, has_pages=False)


def _made(matter: Matter, *, has_pages: bool) -> Made:
    bound, bindery = leaves.bind(matter, leaves.printed(matter))
    words = list(_words(bound, language=matter.course.language))
    values = {
        "letters": index.by_letter(words),
        "english": by_english(words) if has_pages else (),
        "has_pages": has_pages,
    }
    html = render_to_string("handouts/glossary.html", book.front(matter) | values)
    return Made(html, naming.title(matter), bindery.pictures)


def by_english(words: Sequence[Term]) -> list[Letter]:
    """Return the words that have an English name, under that name."""
    found = [
        Word(_plain(english), english, one.places, others=one.name)
        for one in words
        if (english := one.entry.names.get(ENGLISH)) and english != one.name
    ]
    return index.by_letter(found)


def _words(bound: Sequence[Leaf], *, language: str) -> Iterator[Term]:
    for leaf in bound:
        for entry in terms.entries(leaf.html):
            name = entry.names.get(language) or next(iter(entry.names.values()))
            places = (Place(f"#{entry.id}"),)
            yield Term(name_key(name), name, places, entry=entry)


def _plain(english: str) -> str:
    """Return what an English name is sorted by: without its article."""
    return english.casefold().removeprefix("the ").removeprefix("a ")
