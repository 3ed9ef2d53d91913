"""A small kind of unit, and course folders made of a few words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from courses.drafts import Draft, SourceFile
from courses.models import Release, Version
from engine.markup import frontmatter, schema
from engine.markup.page import Surroundings, render
from engine.markup.problem import Problem
from engine.questions import reading, saved
from publishing import known
from publishing.check import read
from publishing.folder import Folder
from publishing.manuscript import Manuscript
from publishing.publish import publish
from publishing.releasing import Imprint
from tests import make

__all__ = ["DRAWING", "HEAD", "Folder"]

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'
)
HEAD = """\
---
title: A course
language: en
summary: What it is about.
enrolment: open
sequence: free
---

Words before.
"""


class Text:
    """Reads a page; remembers which versions were stored."""

    KIND = "lesson"

    def __init__(self) -> None:
        self.stored: list[int] = []

    def read(
        self, file: SourceFile, *, surroundings: Surroundings
    ) -> tuple[Draft | None, list[Problem]]:
        document, problems = frontmatter.read(file.text, path=file.path)
        head = schema.Head(document)
        title = head.text("title")
        edition = head.whole("edition", least=1, most=99, default=1)
        was = head.text("was", default="")
        minutes = head.whole("minutes", least=1, most=99, default=5)
        page, faults = render(
            document.body, first_line=document.first_line, surroundings=surroundings
        )
        draft = Draft(
            kind=self.KIND,
            title=title,
            minutes=minutes,
            edition=edition,
            was=was,
            html=page.html,
            passages=page.passages,
            pictures=page.pictures,
        )
        return draft, [*problems, *head.finish(), *faults]

    def store(self, versions: Sequence[Version]) -> None:
        self.stored += [version.unit_id for version in versions]


class Test(Text):
    """Reads questions instead."""

    KIND = "quiz"
    __test__ = False

    def read(
        self, file: SourceFile, *, surroundings: Surroundings
    ) -> tuple[Draft | None, list[Problem]]:
        document, problems = frontmatter.read(file.text, path=file.path)
        head = schema.Head(document)
        title = head.text("title")
        questions, faults = reading.read(
            document.body, first_line=document.first_line, surroundings=surroundings
        )
        data = {"questions": [saved.to_json(one) for one in questions]}
        draft = Draft(kind=self.KIND, title=title, minutes=3, data=data)
        return draft, [*problems, *head.finish(), *faults]


def kinds() -> dict[str, Any]:
    return {".md": Text(), ".quiz.md": Test()}


def contents(*lines: str) -> str:
    return HEAD + "\n" + "\n".join(lines) + "\n"


def lesson(body: str = "Some text.", **head: object) -> str:
    rows = [f"{name}: {value}" for name, value in ({"title": "One"} | head).items()]
    return "\n".join(["---", *rows, "---", "", body, ""])


def changed(files: Folder, name: str, content: bytes | None) -> Folder:
    """Return the folder with another content of a file, or without it."""
    rest = {one: text for one, text in files.files.items() if one != name}
    return Folder(files.slug, rest | ({} if content is None else {name: content}))


def folder(slug: str = "small", **files: str) -> Folder:
    """Make a folder; `one_md` stands for one.md, `course_md` for course.md."""
    return Folder(slug, {_name(name): text.encode() for name, text in files.items()})


def usual(**files: str) -> Folder:
    """Make a course of the module “first” with the lessons one and two."""
    listed = contents("## First {#first}", "", "1. [One](one.md)", "2. [Two](two.md)")
    usual_files = {
        "course_md": listed,
        "one_md": lesson(),
        "two_md": lesson(title="Two"),
    }
    return folder(**usual_files | files)


def manuscript(files: Folder) -> Manuscript:
    found, problems = read(files, known=known.of(files.slug), kinds=kinds())
    assert [str(one) for one in problems] == []
    assert found is not None
    return found


def problems_in(files: Folder) -> list[str]:
    _, problems = read(files, known=known.of(files.slug), kinds=kinds())
    return [str(one) for one in problems]


def released(files: Folder, *, at: Any = make.NOON, **imprint: Any) -> Release:
    return publish(manuscript(files), imprint=Imprint(**imprint), at=at, kinds=kinds())


def write(files: Folder, place: Path) -> Path:
    """Write a folder to the disk."""
    for name, content in files.files.items():
        path = place / files.slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place / files.slug


def _name(name: str) -> str:
    stem, _, ending = name.rpartition("_")
    return f"{stem.replace('__', '/').replace('_quiz', '.quiz')}.{ending}"
