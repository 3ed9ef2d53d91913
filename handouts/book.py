"""Makes the HTML of a handout: cover, contents, chapters and what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from courses import kinds
from courses.models import Module
from engine.markup.page import Audience
from engine.paper.binding import title_of
from engine.paper.spacing import spaced
from handouts import leaves
from handouts.leaves import Leaf
from handouts.matter import Matter
from handouts.slip import Slip, slip


@dataclass(frozen=True, slots=True)
class Made:
    html: str
    title: str
    pictures: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents; level 2 stands in."""

    address: str
    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Article:
    """A unit with all that stands around it on paper."""

    leaf: Leaf

    @property
    def id(self) -> str:
        return self.leaf.entry.unit.slug

    @property
    def title(self) -> str:
        return self.leaf.entry.unit.title

    @property
    def name(self) -> str:
        unit = self.leaf.entry.unit
        return f"{unit.number}\u3000{unit.title}"

    @property
    def head(self) -> str:
        return spaced(self.name)

    @property
    def chapter_head(self) -> str:
        """Return what stands upright in the margin, where Latin words cannot stand."""
        is_upright = (get_language() or "").startswith("zh")
        return spaced(self.leaf.entry.unit.module.title) if is_upright else ""

    @property
    def facts(self) -> str:
        """Say what it is: "1.2　第一章　课时　15 分钟"."""
        unit = self.leaf.entry.unit
        kind = kinds.named(unit.kind)
        facts = (unit.number, unit.module.name_parts[0], kind.label, kind.measure(unit))
        return joined(*map(str, facts))

    @property
    def aims(self) -> list[str]:
        """Return what its author says it is for, as one sentence in parts."""
        version = self.leaf.entry.unit.version
        aims = version.data.get("objectives", ()) if version else ()
        inside, end = pgettext("inside a list", ";"), pgettext("end of a list", ".")
        ends = [inside] * (len(aims) - 1) + [end]
        return [aim + end for aim, end in zip(aims, ends, strict=False)]

    @property
    def lines(self) -> Iterator[Line]:
        yield Line(f"#{self.id}", self.name)
        for mark in self.leaf.marks:
            if mark.kind == "h2":
                yield Line(f"#{mark.id}", mark.text, level=2)

    @property
    def exhibits(self) -> Iterator[Line]:
        for mark in self.leaf.marks:
            if mark.kind != "h2" and mark.text:
                yield Line(f"#{mark.id}", title_of(mark))


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the book."""

    module: Module
    articles: tuple[Article, ...]

    @property
    def summary(self) -> str:
        minutes = sum(one.leaf.entry.unit.minutes for one in self.articles)
        words = ngettext("%(count)s unit", "%(count)s units", len(self.articles))
        units = words % {"count": len(self.articles)}
        if not minutes:
            return units
        return joined(units, _("about %(count)s minutes") % {"count": minutes})


@dataclass(frozen=True)
class Book:
    matter: Matter
    articles: tuple[Article, ...]

    @cached_property
    def sections(self) -> list[Section]:
        parts = groupby(self.articles, key=lambda one: one.leaf.entry.unit.module)
        return [Section(module, tuple(articles)) for module, articles in parts]

    @property
    def edition(self) -> str:
        return edition_name(self.matter.edition)

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
        return is_blank and self.is_loose and self.matter.edition is Audience.TRAINEE

    @property
    def whose(self) -> str:
        """Say who filled it in, and when, if anybody did."""
        own = self.matter.own
        if own is None:
            return ""
        day = date_format(timezone.localtime(own.at))
        return _("Filled in by %(name)s, %(day)s") % {"name": own.name, "day": day}

    @property
    def slip(self) -> Slip:
        name = self.part.name_parts[1] if isinstance(self.part, Module) else ""
        return slip(self.matter.course.title, name)

    @property
    def part(self) -> object:
        return self.matter.part

    @property
    def course_head(self) -> str:
        return spaced(self.matter.course.title)

    @property
    def organisation(self) -> str:
        return str(settings.ORGANISATION)

    @property
    def version(self) -> str:
        words = _("Version %(number)s")
        return words % {"number": self.matter.release.number}

    @property
    def released(self) -> str:
        day = date_format(timezone.localtime(self.matter.release.released_at))
        return _("released on %(day)s") % {"day": day}

    @property
    def imprint(self) -> str:
        edition = self.whose or self.edition
        return spaced(joined(edition, self.version, self.released))

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
    bound, pictures = leaves.bind(matter)
    book = Book(matter, tuple(Article(leaf) for leaf in bound))
    seal = (settings.BASE_DIR / "static" / "img" / "seal-jiangyi.svg").read_text()
    html = render_to_string("handouts/book.html", {"book": book, "seal": seal})
    return Made(html, title(matter), pictures)


def title(matter: Matter) -> str:
    """Return what the PDF is called: the course, the part, the edition."""
    whose = matter.own.name if matter.own else edition_name(matter.edition)
    parts = [matter.course.title, str(matter.part or ""), whose]
    return " · ".join(filter(None, parts)).replace("\u3000", " ")


def edition_name(edition: Audience) -> str:
    names = {
        Audience.TRAINEE: _("Trainee edition"),
        Audience.TRAINER: _("Trainer edition"),
    }
    return names[edition]


def joined(*facts: str) -> str:
    return pgettext("between facts", " · ").join(filter(None, facts))
