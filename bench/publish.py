"""Publishing 1,000 lessons beside Python-Markdown alone on the same texts."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils import timezone
from markdown import Markdown

from bench.measuring import Result, percent, seconds
from publishing import sources
from publishing.publish import is_published, publish
from publishing.releasing import Imprint

LESSONS = 1000
MODULES = 10
MOST_SLOWER = 1.5
MOST_AGAIN = 0.05
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
EXTENSIONS = ["tables", "def_list", "fenced_code", "admonition", "footnotes"]
HEAD = """---
title: Generated
language: zh-Hans
summary: A course of {count} lessons.
enrolment: open
sequence: free
---

Words before.
"""


def measure() -> Iterator[Result]:
    with TemporaryDirectory() as place:
        folder = Path(place) / "generated"
        texts = write(folder)
        bare = seconds(lambda: alone(texts))
        ours = seconds(lambda: published(folder))
        bare = (bare + seconds(lambda: alone(texts))) / 2
        again = seconds(lambda: published(folder))
    yield Result(
        f"publishing {LESSONS:,} lessons, to Python-Markdown alone",
        f"{ours / bare:.2f}  ({ours:.1f} s)",
        f"{bare:.1f} s",
        f"≤ {MOST_SLOWER}",
        ours / bare <= MOST_SLOWER,
    )
    yield Result(
        "  … again, nothing changed, to the first run",
        f"{percent(again / ours)}  ({again:.2f} s)",
        f"{ours:.1f} s",
        f"≤ {percent(MOST_AGAIN)}",
        again / ours <= MOST_AGAIN,
    )


def write(folder: Path) -> list[str]:
    """Write the course: the real lessons' text, each copy a little different."""
    real = sorted((settings.CONTENT / "customer-satisfaction").glob("*/*.md"))
    pages = [path for path in real if path.suffixes == [".md"]]
    folder.mkdir()
    contents, texts = [HEAD.format(count=LESSONS)], []
    for number in range(LESSONS):
        if number % (LESSONS // MODULES) == 0:
            contents.append(f"\n## Module {{#m{number}}}\n\n")
        _, _, body = pages[number % len(pages)].read_text().split("---\n", 2)
        body = f"{plain(body)}\n\n{number}\n"
        texts.append(body)
        (folder / f"t{number}.md").write_text(
            f"---\ntitle: 第 {number} 讲\n---\n{body}"
        )
        contents.append(f"1. [Lesson](t{number}.md)\n")
    (folder / "course.md").write_text("".join(contents))
    return texts


def plain(body: str) -> str:
    """Leave of what leads to other files only the words; they are not there here."""
    return LINK.sub(r"\1", body)


def alone(texts: list[str]) -> None:
    markdown = Markdown(extensions=EXTENSIONS)
    for text in texts:
        markdown.reset()
        markdown.convert(text)


def published(folder: Path) -> None:
    """Do what the command does."""
    opened = sources.open_path(folder)
    if opened.files and is_published(opened.files.digest, slug=opened.files.slug):
        return
    manuscript, problems = sources.read(opened)
    if manuscript is None:
        raise ValueError("\n".join(str(problem) for problem in problems[:9]))
    publish(manuscript, imprint=Imprint(), at=timezone.now())
