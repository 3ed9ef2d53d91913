"""Reads the table of contents in course.md line by line: modules and their units."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.markup.problem import Problem, gettext_noop

PATH = "course.md"
RESERVED = frozenset({"begin", "handouts"})
LONGEST_SLUG = 80
LONGEST_LINE = 1_000

LONG_LINE = gettext_noop("This line is longer than {most} characters; shorten it.")
NO_TITLE = gettext_noop("The module has no title; write it behind ##.")
NO_ID = gettext_noop("The module has no id; write ## {title} {{#{id}}}.")
BAD_ID = gettext_noop(
    "“{id}” cannot be an id or the name of a unit's file; use ASCII letters, digits"
    " and single hyphens, at most {longest} of them."
)
RESERVED_ID = gettext_noop("“{id}” is a word of the site; choose another name.")
BAD_BRACES = gettext_noop(
    "“{text}” is not understood here; behind a module stands {{#id}} or"
    " {{#id was=old-id}}, behind a unit {{.optional}} or nothing."
)
OTHER_HEADING = gettext_noop("A module's heading begins with “## ”; mend this one.")
NO_UNIT = gettext_noop(
    "Below a module stand only its units; write 1. [title](folder/file.md), or move"
    " the text up into the introduction."
)
NO_UNIT_TITLE = gettext_noop("The unit has no title; write [title]({path}).")
OUTSIDE = gettext_noop(
    "“{path}” is no file in the course folder; write its path from course.md on."
)
TWICE = gettext_noop(
    "The name “{id}” is used twice, first in line {first}; modules and units share one"
    " list of names: rename one."
)
WAS_TWICE = gettext_noop(
    "Two modules were “{was}”; only one of them can keep its records."
)
EMPTY = gettext_noop(
    "The module “{title}” has no units; list them below it, or take it out."
)

_SLUG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})(?:[ \t\u3000]+(.*))?$")
_BRACES = re.compile(r"[ \t\u3000]*\{([^{}]*)\}[ \t]*$")
_ITEM = re.compile(
    r" {0,3}(?:[0-9]{1,9}[.)]|[-*+])[ \t]+"
    r"\[(?P<title>(?:[^\[\]\\]|\\.)*)\]\([ ]*<?(?P<path>[^()<>\s]*)>?[ ]*\)"
    r"(?:[ \t]*\{(?P<braces>[^{}]*)\})?[ \t]*$"
)
_ESCAPED = re.compile(r"\\([\\\[\]`*_{}()#+.!-])")


@dataclass(frozen=True, slots=True)
class Item:
    """A unit as the table of contents names it."""

    title: str
    path: str
    slug: str
    is_optional: bool
    line: int


@dataclass(slots=True)
class Chapter:
    """A module as the table of contents names it."""

    title: str
    slug: str
    was: str
    line: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """What stands above the first module, and the modules."""

    introduction: list[str] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(lines: Sequence[str], *, first_line: int) -> Listing:
    """Read the lines behind the head of course.md."""
    reader = _Reader()
    for number, text in enumerate(lines, first_line):
        reader.read(number, text.rstrip())
    reader.finish()
    reader.listing.problems.sort(key=lambda problem: problem.line)
    return reader.listing


def slug_of(path: str) -> str:
    """Return the file's name without its endings: opening-quiz for …-quiz.quiz.md."""
    return posixpath.basename(path).partition(".")[0]


def is_slug(text: str) -> bool:
    return len(text) <= LONGEST_SLUG and bool(_SLUG.fullmatch(text))


class _Reader:
    def __init__(self) -> None:
        self.listing = Listing()
        self.names: dict[str, int] = {}
        self.fence = ""

    def report(self, line: int, message: str, /, **values: object) -> None:
        self.listing.problems.append(Problem(PATH, line, message, values))

    def read(self, number: int, text: str) -> None:
        heading = None if self.fence else _HEADING.match(text)
        is_listed = heading or self.listing.chapters
        if is_listed and len(text) > LONGEST_LINE:
            self.report(number, LONG_LINE, most=LONGEST_LINE)
        elif heading:
            self._read_heading(number, heading)
        elif not self.listing.chapters:
            self._watch_fence(text)
            self.listing.introduction.append(text)
        elif text.strip():
            self._read_item(number, text)

    def finish(self) -> None:
        for chapter in self.listing.chapters:
            if not chapter.items:
                self.report(chapter.line, EMPTY, title=chapter.title)
        seen: set[str] = set()
        for chapter in self.listing.chapters:
            if chapter.was and chapter.was in seen:
                self.report(chapter.line, WAS_TWICE, was=chapter.was)
            seen.add(chapter.was)

    def _watch_fence(self, text: str) -> None:
        found = _FENCE.match(text)
        if found and not self.fence:
            self.fence = found[1]
        elif found and text.strip() == self.fence:
            self.fence = ""

    def _read_heading(self, number: int, heading: re.Match[str]) -> None:
        if heading[1] != "##":
            self.report(number, OTHER_HEADING)
            return
        title = heading[2] or ""
        braces = _BRACES.search(title)
        title = _plain(_BRACES.sub("", title))
        if not title:
            self.report(number, NO_TITLE)
        slug, was = self._read_braces(number, braces[1] if braces else "")
        if not slug:
            count = len(self.listing.chapters) + 1
            self.report(number, NO_ID, title=title, id=f"module-{count}")
        self._claim(number, slug)
        self.listing.chapters.append(Chapter(title, slug, was, number))

    def _read_braces(self, number: int, text: str) -> tuple[str, str]:
        slug = was = ""
        for word in text.split():
            if word.startswith("#"):
                slug = word.removeprefix("#")
            elif word.startswith("was="):
                was = word.removeprefix("was=")
            else:
                self.report(number, BAD_BRACES, text=word)
        if was and not is_slug(was):
            self.report(number, BAD_ID, id=was, longest=LONGEST_SLUG)
        return slug, was

    def _claim(self, number: int, slug: str) -> None:
        if slug and not is_slug(slug):
            self.report(number, BAD_ID, id=slug, longest=LONGEST_SLUG)
        elif slug in RESERVED:
            self.report(number, RESERVED_ID, id=slug)
        elif slug in self.names:
            self.report(number, TWICE, id=slug, first=self.names[slug])
        elif slug:
            self.names[slug] = number

    def _read_item(self, number: int, text: str) -> None:
        found = _ITEM.match(text)
        if not found:
            self.report(number, NO_UNIT)
            return
        title = _plain(found["title"])
        if not title:
            self.report(number, NO_UNIT_TITLE, path=found["path"])
        options = (found["braces"] or "").split()
        for word in options:
            if word != ".optional":
                self.report(number, BAD_BRACES, text=word)
        path = self._path(number, found["path"])
        if path:
            item = Item(title, path, slug_of(path), ".optional" in options, number)
            self._claim(number, item.slug or path)
            self.listing.chapters[-1].items.append(item)

    def _path(self, number: int, text: str) -> str:
        path = posixpath.normpath(text) if text else ""
        is_outside = path.startswith(("/", "..")) or ":" in path or path in {"", PATH}
        if is_outside:
            self.report(number, OUTSIDE, path=text)
            return ""
        return path


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()
