"""Says what could be written better in a course that has no mistakes."""

from collections.abc import Iterator
from dataclasses import dataclass

import lessons.source
import quizzes.source
from engine.markup import blocks, frontmatter, page
from engine.markup.page import Audience
from engine.markup.problem import Problem
from engine.markup.style import lesson, prose, wording
from engine.markup.style.prose import Paragraph
from engine.questions.style import rules
from engine.questions.style.item import Item, items
from publishing import problems
from publishing.manuscript import Manuscript, Sheet
from quizzes import content


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions of a unit; those of a quiz are answered together."""

    items: tuple[Item, ...] = ()
    is_quiz: bool = False
    is_shuffled: bool = False


def warnings(manuscript: Manuscript) -> list[Problem]:
    """Return all warnings as the files run: of questions, of words, of lessons."""
    asked = [_asked(sheet) for sheet in manuscript.sheets]
    texts = (
        found for sheet in manuscript.sheets for found in _of_text(sheet, manuscript)
    )
    return problems.in_order([*_of_questions(asked), *texts])


def _of_text(sheet: Sheet, manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what the rules say of a unit's words, and of a lesson as a whole."""
    document, _faults = frontmatter.read(sheet.source, path=sheet.path)
    lines = blocks.numbered(document.body, document.first_line)
    read = [*prose.paragraphs(lines)]
    language = manuscript.contents.language
    for paragraph in read:
        yield from wording.warnings(paragraph, path=sheet.path, language=language)
    yield from lesson.pictures(lines, path=sheet.path)
    if sheet.draft.kind == lessons.source.KIND:
        yield from _of_lesson(sheet, read, chapters=len(manuscript.contents.chapters))


def _of_lesson(
    sheet: Sheet, read: list[Paragraph], *, chapters: int
) -> Iterator[Problem]:
    path, figures = sheet.path, sheet.draft.html[Audience.TRAINEE].count("<figcaption")
    yield from lesson.references(read, path=path, figures=figures, chapters=chapters)
    if not sheet.is_optional:
        yield from lesson.length(read, path=path, line=1)
        yield from lesson.rhythm(read, path=path)


def _of_questions(asked: list[_Asked]) -> Iterator[Problem]:
    """Yield what the rules say; a lesson has few checks, so all count as one set."""
    everything = [item for one in asked for item in one.items]
    checks = [item for one in asked if not one.is_quiz for item in one.items]
    for item in everything:
        yield from rules.of_one(item)
    for quiz in (one for one in asked if one.is_quiz):
        yield from rules.of_many(quiz.items, is_shuffled=quiz.is_shuffled)
    yield from rules.of_many(checks, is_shuffled=False)
    yield from rules.of_all(everything)


def _asked(sheet: Sheet) -> _Asked:
    document, _faults = frontmatter.read(sheet.source, path=sheet.path)
    body, first_line = document.body, document.first_line
    if sheet.draft.kind == quizzes.source.KIND:
        found = items(body, first_line=first_line, path=sheet.path)
        asked_by = content.from_json(sheet.draft.data).rules
        return _Asked(tuple(found), is_quiz=True, is_shuffled=asked_by.shuffles_options)
    if sheet.draft.kind == lessons.source.KIND:
        return _Asked(tuple(_checks(body, first_line, sheet.path)))
    return _Asked()


def _checks(body: str, first_line: int, path: str) -> Iterator[Item]:
    for slot in page.slots(body, first_line=first_line):
        if slot.kind == "check":
            yield from items(slot.source, first_line=slot.line, path=path)
