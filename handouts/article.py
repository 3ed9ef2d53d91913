"""A unit on paper with all that stands around it, and the lines that name it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from courses import kinds
from courses.models import Module, Unit
from engine.paper import qr
from engine.paper.binding import title_of
from engine.paper.spacing import spaced
from handouts import naming
from handouts.leaves import Leaf


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents; level 2 stands in, a note stands behind its words."""

    address: str
    words: str
    level: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    leaf: Leaf

    @property
    def unit(self) -> Unit:
        return self.leaf.entry.unit

    @property
    def id(self) -> str:
        return self.unit.slug

    @property
    def title(self) -> str:
        return self.unit.title

    @property
    def name(self) -> str:
        return f"{self.unit.number}\u3000{self.unit.title}"

    @property
    def head(self) -> str:
        return spaced(self.name)

    @property
    def chapter_head(self) -> str:
        """Return what stands upright in the margin, where Latin words cannot stand."""
        is_upright = (get_language() or "").startswith("zh")
        return spaced(self.unit.module.title) if is_upright else ""

    @property
    def facts(self) -> str:
        """Say what it is: "1.2　第一章　课时　15 分钟"."""
        unit = self.unit
        kind = kinds.named(unit.kind)
        facts = (unit.number, unit.module.name_parts[0], kind.label, self.measure)
        return naming.joined(*map(str, facts))

    @property
    def address(self) -> str:
        """Return where it stands on the web."""
        return f"{settings.SITE_ADDRESS}{self.unit.get_absolute_url()}"

    @property
    def code(self) -> str:
        return qr.svg(self.address)

    @property
    def state(self) -> str:
        """Say which text of it this is: "Text 2, 1f0c9a2b"."""
        version = self.unit.version
        if version is None:
            return ""
        values = {"number": version.number, "digest": version.digest[: naming.SHORT]}
        return _("Text %(number)s, %(digest)s") % values

    @property
    def aims(self) -> list[str]:
        """Return what its author says it is for, as one sentence in parts."""
        version = self.unit.version
        aims = version.data.get("objectives", ()) if version else ()
        inside, end = pgettext("inside a list", ";"), pgettext("end of a list", ".")
        ends = [inside] * (len(aims) - 1) + [end]
        return [aim + end for aim, end in zip(aims, ends, strict=False)]

    @property
    def measure(self) -> str:
        return kinds.named(self.unit.kind).measure(self.unit)

    @property
    def lines(self) -> Iterator[Line]:
        yield Line(f"#{self.id}", self.name, note=self.measure)
        for mark in self.leaf.marks:
            if mark.kind == "h2":
                yield Line(f"#{mark.id}", mark.text, level=2)

    @property
    def exhibits(self) -> Iterator[Line]:
        for mark in self.leaf.marks:
            if mark.kind != "h2" and mark.text:
                words = naming.joined(self.unit.number, title_of(mark))
                yield Line(f"#{mark.id}", words)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the book."""

    module: Module
    articles: tuple[Article, ...]

    @property
    def summary(self) -> str:
        minutes = sum(one.unit.minutes for one in self.articles)
        words = ngettext("%(count)s unit", "%(count)s units", len(self.articles))
        units = words % {"count": len(self.articles)}
        if not minutes:
            return units
        return naming.joined(units, _("about %(count)s minutes") % {"count": minutes})


def sections(articles: Sequence[Article]) -> list[Section]:
    parts = groupby(articles, key=lambda one: one.unit.module)
    return [Section(module, tuple(some)) for module, some in parts]
