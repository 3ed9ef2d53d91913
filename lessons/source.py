"""Reads a lesson's file and stores what it says."""

from collections.abc import Iterable, Sequence
from math import ceil

from courses.drafts import Draft, SourceFile
from courses.models import Version
from engine.markup import frontmatter, page, schema
from engine.markup.page import Page, Slot, Surroundings
from engine.markup.problem import Problem
from engine.questions import reading
from lessons import statement, text
from lessons.models import Lesson
from lessons.text import Check, Lines, Text

KIND = "lesson"

CHARACTERS_A_MINUTE = 300
MINUTES_A_CHECK = 1
MINUTES_A_WRITE = 2


def read(
    file: SourceFile, *, surroundings: Surroundings
) -> tuple[Draft | None, list[Problem]]:
    """Return the lesson as its author means it, and every mistake in the file."""
    document, problems = frontmatter.read(file.text, path=file.path)
    head = schema.Head(document)
    title = head.text("title", most=200)
    summary = head.text("summary", default="")
    objectives = head.texts("objectives", most=200, default=())
    origins = head.texts("sources", most=500, default=())
    minutes = head.whole("minutes", least=0, most=600, default=0)
    asked = head.text("attest", most=statement.MOST_CHARACTERS, default="")
    edition = head.whole("edition", least=1, most=9999, default=1)
    was = head.text("was", most=80, default="")
    problems += head.finish()
    made, found = page.render(
        document.body, first_line=document.first_line, surroundings=surroundings
    )
    slots, wrong = _slots(made.slots, surroundings)
    attest = statement.of(asked, language=surroundings.language)
    content = Text(
        summary, objectives, made.headings, slots, origins, made.terms, attest
    )
    draft = Draft(
        kind=KIND,
        title=title,
        minutes=minutes or _minutes(made),
        edition=edition,
        was=was,
        data=text.to_json(content),
        html=made.html,
        passages=made.passages,
        pictures=made.pictures,
    )
    return draft, _in_order([*problems, *found, *wrong])


def store(versions: Sequence[Version]) -> None:
    rows = [Lesson(unit_id=version.unit_id) for version in versions]
    Lesson.objects.bulk_create(rows, ignore_conflicts=True)


def _minutes(made: Page) -> int:
    """Return how long it takes to read, answer and write."""
    extra = sum(
        MINUTES_A_CHECK if slot.kind == "check" else MINUTES_A_WRITE
        for slot in made.slots
    )
    return max(1, ceil(made.characters / CHARACTERS_A_MINUTE) + extra)


def _slots(
    found: Iterable[Slot], surroundings: Surroundings
) -> tuple[tuple[Check | Lines, ...], list[Problem]]:
    slots: list[Check | Lines] = []
    problems: list[Problem] = []
    for one in found:
        if one.kind == "check":
            question, wrong = reading.read_one(
                one.source, first_line=one.line, surroundings=surroundings
            )
            slots += [Check(question)] if question else []
        else:
            prompt, wrong = page.fragment(
                one.source, line=one.line, surroundings=surroundings
            )
            slots.append(Lines(one.id, prompt, int(one.options["lines"])))
        problems += wrong
    return tuple(slots), problems


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line)
