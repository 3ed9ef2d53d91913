"""What a publication would bring: first what is wrong, then what changes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.models import Course
from engine.markup.problem import Problem
from publishing import changes, problems, reporting, sources
from publishing.changes import UnitChange
from publishing.kinds import KINDS, Kinds
from publishing.manuscript import Manuscript
from publishing.sources import Opened


@dataclass(frozen=True, slots=True)
class Fault:
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A unit that changes, and how, in words."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    slug: str
    digest: str
    title: str
    faults: tuple[Fault, ...]
    lines: tuple[Line, ...] = ()
    sentences: tuple[str, ...] = ()
    done: int = 0  # people who have completed an earlier edition of what is raised
    is_same: bool = False
    course: Course | None = None
    manuscript: Manuscript | None = None


def of(opened: Opened, *, kinds: Kinds = KINDS) -> Preview:
    """Read what was opened and compare it with what is published."""
    manuscript, wrong = sources.read(opened, kinds=kinds)
    slug = opened.files.slug if opened.files else ""
    course = Course.objects.filter(slug=slug).select_related("release").first()
    digest = opened.files.digest if opened.files else ""
    if manuscript is None:
        faults = tuple(
            Fault(_place(one), problems.message(one))
            for one in problems.in_order(wrong)
        )
        title = course.title if course else slug
        return Preview(slug, digest, title, faults, course=course)
    found = changes.of(manuscript)
    return Preview(
        slug=slug,
        digest=digest,
        title=manuscript.contents.title,
        faults=(),
        lines=tuple(_line(one) for one in found.units),
        sentences=tuple(reporting.sentences(found.touched)),
        done=found.touched.done,
        is_same=found.is_same,
        course=course,
        manuscript=manuscript,
    )


def _place(one: Problem) -> str:
    is_whole = one.path == problems.WHOLE
    return _("The whole file") if is_whole else f"{one.path}:{one.line}"


def _line(change: UnitChange) -> Line:
    words = reporting.words(change.what, was=change.was, edition=change.edition)
    return Line(change.title, words)
