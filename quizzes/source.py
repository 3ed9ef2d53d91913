"""Reads a quiz's file and stores what it says."""

from collections.abc import Sequence
from dataclasses import replace

from courses.drafts import Album, Draft, SourceFile
from courses.models import Version
from engine.markup import frontmatter, schema
from engine.markup.frontmatter import Document
from engine.markup.page import Page, Surroundings, render
from engine.markup.problem import Problem, gettext_noop
from engine.questions import reading
from engine.questions.question import Question
from quizzes import blueprint, clashes, content
from quizzes import head as heads
from quizzes.blueprint import KIND
from quizzes.content import Content
from quizzes.models import Quiz

__all__ = ["KIND", "read", "store"]

NO_QUESTION = gettext_noop(
    "The quiz has no question; begin each one with a line “## question {{#id}}”."
)
SLOT = gettext_noop(
    "The introduction of a quiz holds no “/// {kind}”; write it as a question below."
)


def read(
    file: SourceFile, *, surroundings: Surroundings
) -> tuple[Draft | None, list[Problem]]:
    """Return the quiz as its author means it, and every mistake in the file."""
    document, problems = frontmatter.read(file.text, path=file.path)
    album = Album(surroundings.pictures)
    around = replace(surroundings, pictures=album)
    head = schema.Head(document)
    draft = Draft(
        kind=KIND,
        title=head.text("title", most=200),
        minutes=head.whole("minutes", least=0, most=600, default=0),
        edition=head.whole("edition", least=1, most=9999, default=1),
        was=head.text("was", most=80, default=""),
    )
    objectives = head.texts("objectives", most=200, default=())
    rules, faults = heads.rules(head, surroundings=around)
    drawn = blueprint.read(head, path=file.path, slug=file.slug)
    introduction, found = _introduction(document, around)
    questions, wrong = _questions(document, around, is_needed=not head.has("draw"))
    if questions and not wrong and not head.has("draw"):
        for name, message in clashes.idle(rules, questions):
            head.report(name, message)
    problems += head.finish()
    today = Content(rules, questions, objectives, drawn.lines)
    draft = replace(
        draft,
        minutes=draft.minutes or _minutes(today),
        data=content.to_json(today),
        html=introduction.html,
        passages=introduction.passages,
        pictures=tuple(album.shown),
        fits=drawn.misfits if drawn.lines else None,
    )
    problems += [*faults, *found, *wrong]
    return draft, sorted(problems, key=lambda one: one.line)


def store(versions: Sequence[Version]) -> None:
    rows = [Quiz(unit_id=version.unit_id) for version in versions]
    Quiz.objects.bulk_create(rows, ignore_conflicts=True)


def _introduction(
    document: Document, surroundings: Surroundings
) -> tuple[Page, list[Problem]]:
    source = reading.introduction(document.body, first_line=document.first_line)
    blank = len(document.body) - len(document.body.lstrip("\n"))
    page, problems = render(
        source, first_line=document.first_line + blank, surroundings=surroundings
    )
    slots = [
        Problem(document.path, slot.line, SLOT, {"kind": slot.kind})
        for slot in page.slots
    ]
    return page, [*problems, *slots]


def _questions(
    document: Document, surroundings: Surroundings, *, is_needed: bool
) -> tuple[tuple[Question, ...], list[Problem]]:
    questions, problems = reading.read(
        document.body, first_line=document.first_line, surroundings=surroundings
    )
    if is_needed and not questions and not problems:
        problems = [Problem(document.path, document.first_line, NO_QUESTION)]
    return questions, problems


def _minutes(today: Content) -> int:
    """Guess the time: the limit, else a minute a question."""
    seconds = today.rules.seconds
    return seconds // 60 if seconds else today.size
