"""Says what could be written better in a course that has no mistakes."""

from collections.abc import Iterator
from dataclasses import dataclass

import lessons.source
import quizzes.source
from engine.markup import frontmatter, page
from engine.markup.problem import Problem
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
    """Return all warnings as the files run; so far only questions have rules."""
    asked = [_asked(sheet) for sheet in manuscript.sheets]
    return problems.in_order(_of_questions(asked))


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
