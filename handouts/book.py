"""Makes the HTML of a handout: cover, contents, chapters and what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.template.loader import render_to_string

from courses.models import Module
from engine.paper.spacing import spaced
from handouts import article, index, leaves, naming
from handouts.article import Article, Line, Section
from handouts.choice import Edition
from handouts.index import Letter
from handouts.matter import Matter
from handouts.slip import Slip, slip


@dataclass(frozen=True, slots=True)
class Made:
    html: str
    title: str
    pictures: dict[str, bytes]


@dataclass(frozen=True)
class Front:
    """What stands on the cover and in the heads and feet of any edition."""

    matter: Matter

    @property
    def edition(self) -> str:
        return naming.edition_name(self.matter.edition)

    @property
    def whose(self) -> str:
        return naming.whose(self.matter)

    @property
    def slip(self) -> Slip:
        name = self.part.name_parts[1] if isinstance(self.part, Module) else ""
        return slip(self.matter.course.title, name)

    @property
    def part(self) -> object:
        return self.matter.part

    @property
    def part_name(self) -> str:
        return naming.part_name(self.matter)

    @property
    def course_head(self) -> str:
        return spaced(self.matter.course.title)

    @property
    def organisation(self) -> str:
        return naming.organisation()

    @property
    def version(self) -> str:
        return naming.version(self.matter)

    @property
    def released(self) -> str:
        return naming.released(self.matter)

    @property
    def imprint(self) -> str:
        return naming.imprint(self.matter)


@dataclass(frozen=True)
class Book(Front):
    articles: tuple[Article, ...]
    letters: Sequence[Letter] = ()

    @cached_property
    def sections(self) -> list[Section]:
        return article.sections(self.articles)

    @property
    def is_whole(self) -> bool:
        return self.matter.scope == "course"

    @property
    def is_loose(self) -> bool:
        """Say whether it is a few leaves handed out by themselves, without a cover."""
        return self.matter.scope == "unit"

    @property
    def has_name(self) -> bool:
        """Say whether there is room for a trainee's name on the leaves themselves."""
        is_blank = self.matter.own is None
        return is_blank and self.is_loose and self.matter.edition is Edition.TRAINEE

    @property
    def has_times(self) -> bool:
        """Say whether the contents tell how long each unit takes, as trainers plan."""
        return self.matter.edition is Edition.TRAINER

    @property
    def contents(self) -> Iterator[tuple[Section, list[Line]]]:
        """Return the lines of each chapter; a whole course names its units only."""
        deepest = 1 if self.is_whole else 2
        for section in self.sections:
            lines = (line for one in section.articles for line in one.lines)
            yield section, [line for line in lines if line.level <= deepest]

    @property
    def exhibits(self) -> list[Line]:
        if self.is_whole:
            return []
        return [line for one in self.articles for line in one.exhibits]


def of(matter: Matter) -> Made:
    """Return the book in the language that is active."""
    sheets = leaves.printed(matter)
    found = index.Index() if matter.scope == "unit" else index.of(matter, sheets)
    bound, bindery = leaves.bind(matter, found.sheets or sheets)
    book = Book(matter, tuple(map(Article, bound)), found.letters)
    html = render_to_string("handouts/book.html", {"book": book, "seal": seal()})
    return Made(html, naming.title(matter), bindery.pictures)


def front(matter: Matter) -> dict[str, object]:
    """Return what every edition's template takes for its heads and its cover."""
    return {"book": Front(matter), "seal": seal()}


def seal() -> str:
    """Return the drawing that signs a cover."""
    return (settings.BASE_DIR / "static" / "img" / "seal-jiangyi.svg").read_text()
