"""What the page offers to choose from, and what of it is chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses import kinds
from courses.contents import Chapter, Contents
from courses.models import Unit
from handouts import forms, naming
from handouts.choice import Choice, Edition
from handouts.forms import ARCHIVE, EPUB, LABELS, PDF, TICKS
from handouts.matter import Matter


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    name: str
    words: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A module, or a unit of one, that can be ticked."""

    slug: str
    title: str
    is_chosen: bool
    parts: tuple["Part", ...] = ()
    where: str = ""

    @property
    def is_open(self) -> bool:
        return any(one.is_chosen for one in self.parts)


@dataclass(frozen=True, slots=True)
class Desk:
    contents: Contents
    choice: Choice
    is_teaching: bool
    is_epub: bool = False
    is_less: bool = False  # some of the course opens to her later

    @property
    def query(self) -> str:
        return forms.query_of(self.choice, is_epub=self.is_epub)

    @property
    def is_whole(self) -> bool:
        return not self.choice.parts

    @property
    def editions(self) -> Iterator[Option]:
        for one in forms.editions(is_teaching=self.is_teaching):
            name = naming.edition_name(one)
            yield Option(one.value, name, about(one), one is self.choice.edition)

    @property
    def parts(self) -> Iterator[Part]:
        for chapter in self.contents.chapters:
            yield self._part(chapter)

    def _part(self, chapter: Chapter) -> Part:
        module, ticked = chapter.module, self.choice.parts
        units = [one.unit for one in chapter.entries]
        parts = [Part(one.slug, one.title, one.slug in ticked) for one in units]
        return Part(module.slug, module.title, module.slug in ticked, tuple(parts))

    @property
    def quizzes(self) -> Iterator[Part]:
        """Return what an exam can be drawn from; one of them is always chosen."""
        units = [one.unit for one in self.contents.entries if _is_drawable(one.unit)]
        chosen = next((one for one in units if one.slug in self.choice.parts), None)
        for unit in units:
            is_chosen = unit is (chosen or units[0])
            yield Part(unit.slug, unit.title, is_chosen, where=unit.module.title)

    @property
    def papers(self) -> list[Option]:
        chosen = self.choice.form.paper
        papers = dict(forms.PAPERS)
        return [Option(one, papers[one], "", one == chosen) for one in papers]

    @property
    def formats(self) -> list[Option]:
        pdf = ARCHIVE if self.choice.form.is_archive else PDF
        chosen = EPUB if self.is_epub else pdf
        words = {
            PDF: ("PDF", _("To print, and to read on a large screen.")),
            ARCHIVE: (str(LABELS["archive"]), _("PDF/A: to be kept for many years.")),
            EPUB: ("EPUB", _("For phones and e-book readers.")),
        }
        return [Option(one, *words[one], one == chosen) for one in words]

    @property
    def ticks(self) -> Iterator[Option]:
        form = self.choice.form
        for name, words in _ticks().items():
            is_on = getattr(form, TICKS[name]) if name in TICKS else form.watermark
            yield Option(name, str(LABELS[name]), words, bool(is_on))


def _ticks() -> dict[str, str]:
    return {
        "large": _("16 points instead of 10.5"),
        "notes": _("Room to write beside the text"),
        "grey": _("No colour, saves ink"),
        "booklet": _("Two pages a sheet, to be printed on both sides and folded"),
        "name": _("Light, behind the text"),
    }


def about(edition: Edition) -> str:
    words = {
        Edition.TRAINEE: _("Text and worksheets with room to write, no answers"),
        Edition.TRAINER: _("With notes, timing, answers and expected answers"),
        Edition.PACK: _("Name card, slogan card and worksheets only"),
        Edition.EXAM: _("Questions drawn from the quizzes, with an answer sheet"),
        Edition.KEY: _("The key to the exam paper of the same number"),
        Edition.GLOSSARY: _("The terms of the course and what they mean"),
    }
    return words[edition]


def _is_drawable(unit: Unit) -> bool:
    return kinds.named(unit.kind).exam is not None


def tidy(found: Matter) -> tuple[str, ...]:
    """Return the parts without units of a module that is chosen whole."""
    kept = (one for one in found.parts if not _is_covered(one, found.parts))
    return tuple(one.slug for one in kept)


def _is_covered(part: object, parts: Iterable[object]) -> bool:
    return isinstance(part, Unit) and part.module in parts
