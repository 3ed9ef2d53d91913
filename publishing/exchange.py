"""Questions of other programs taken into a quiz, and quizzes given to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Course, Unit
from courses.models.course import UnitQuerySet
from engine.markup.problem import Problem
from engine.questions.exchange import decoding, exchanging, formats, sheet
from engine.questions.exchange.cards import MOST_BYTES, Refused
from engine.questions.exchange.exchanging import Row, Taken
from engine.questions.exchange.formats import Format
from engine.questions.question import Asked, Revealed
from publishing import problems
from quizzes.source import KIND

USUAL = Format.WORD
MOST_SHOWN = 40
MOST_SAID = 500
MOST_SENT_BACK = 1_800_000  # bytes that a form may bring with it

_TYPES = {
    Format.WORD: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.MOODLE: "application/xml",
    Format.GIFT: "text/plain; charset=utf-8",
    Format.AIKEN: "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Download:
    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Word:
    """Something to be said of a place in a file."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A question as the page shows it: as trainees see it, and its key."""

    number: int
    place: str
    kind: str
    asked: Asked | None
    key: Revealed | None
    problems: tuple[Word, ...]
    notes: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class TakenPage:
    """A foreign file on the page. ``markdown`` is empty if nothing can be taken."""

    form: Format
    name: str
    title: str
    problems: tuple[Word, ...]
    notes: tuple[Word, ...]
    rows: tuple[ShownRow, ...]
    good: int
    unshown: int
    markdown: str
    is_too_large: bool

    @property
    def is_whole(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class GivenPage:
    count: int
    problems: tuple[Word, ...]
    notes: tuple[Word, ...]
    download: Download


def choices() -> list[tuple[str, str | Promise]]:
    """Return the formats as a form offers them."""
    return [(form.value, gettext_lazy(formats.TITLES[form])) for form in Format]


def quizzes(courses: Iterable[Course]) -> UnitQuerySet:
    """Return the quizzes of some courses that people can take now."""
    units = Unit.objects.current().filter(course__in=courses, kind=KIND)
    return units.select_related("course", "module", "version").order_by(
        "course__title", "module__position", "position"
    )


def taken(file: UploadedFile[bytes], *, source: str) -> TakenPage:
    """Read an uploaded file of a format; it is guessed if that is empty."""
    name = file.name or _("file")
    content = file.read(MOST_BYTES + 1)
    form = Format(source) if source else formats.detected(content, name)
    title = name.rpartition(".")[0] or name
    try:
        found = exchanging.take(content, form, path=name, title=title)
    except Refused as refused:
        found = Taken(title, (), (refused.problem,), ())
    return _page(found, form, name)


def given(unit: Unit, *, target: str) -> GivenPage:
    """Write the quiz that people can take now in a format."""
    form = Format(target)
    version = unit.version
    source = version.source if version else ""
    path = version.path if version else ""
    found = exchanging.give(source.encode(), form, path=path)
    name = f"{unit.slug}{formats.ENDINGS[form]}"
    return GivenPage(
        count=found.count,
        problems=tuple(map(_word, found.problems)),
        notes=tuple(map(_word, found.notes)),
        download=Download(name, found.content, _TYPES[form]),
    )


def quiz(markdown: str) -> Download:
    """Return a quiz of ours as a file."""
    content = markdown.encode()
    decoding.check_size(content, "quiz.md")
    return Download("quiz.md", content, "text/markdown; charset=utf-8")


def template() -> Download:
    """Return the sheet to be filled in."""
    return Download("questions.xlsx", sheet.template(), _TYPES[Format.XLSX])


def _page(found: Taken, form: Format, name: str) -> TakenPage:
    good = sum(not row.problems for row in found.rows)
    markdown = found.markdown() if good else ""
    is_too_large = len(markdown.encode()) > MOST_SENT_BACK
    own = {note for row in found.rows[:MOST_SHOWN] for note in _told(row)}
    return TakenPage(
        form=form,
        name=name,
        title=found.title,
        problems=tuple(map(_word, found.problems[:MOST_SAID])),
        notes=tuple(_word(note) for note in found.notes if _key(note) not in own)[
            :MOST_SAID
        ],
        rows=tuple(
            _shown(row, number)
            for number, row in enumerate(found.rows[:MOST_SHOWN], start=1)
        ),
        good=good,
        unshown=max(0, len(found.rows) - MOST_SHOWN),
        markdown="" if is_too_large else markdown,
        is_too_large=is_too_large,
    )


def _shown(row: Row, number: int) -> ShownRow:
    question = row.question
    return ShownRow(
        number=number,
        place=_("line %(line)s") % {"line": row.line},
        kind=_(question.title) if question else "",
        asked=question.asked() if question else None,
        key=question.answer_key() if question else None,
        problems=tuple(map(_word, row.problems)),
        notes=tuple(map(_word, row.notes)),
    )


def _told(row: Row) -> list[tuple[int, str]]:
    return [_key(note) for note in row.notes]


def _key(problem: Problem) -> tuple[int, str]:
    return problem.line, str(problem)


def _word(problem: Problem) -> Word:
    return Word(f"{problem.path}:{problem.line}", problems.message(problem))
