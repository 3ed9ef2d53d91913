"""How long and how knotted a text may be: some Markdown costs far more than it says."""

import re

from engine.markup.draft import Draft
from engine.markup.problem import gettext_noop

MOST_CHARACTERS = 60_000
LONGEST_LINE = 8_000
LONGEST_PARAGRAPH = 12_000
MOST_BRACKETS = 120
MOST_BRACKETS_IN_ALL = 2_000
MOST_DEPTH = 10
MOST_FOOTNOTES = 200
MOST_NOTE_SIGNS = 300
MOST_HEADINGS = 500

TOO_LONG = gettext_noop(
    "This text has {count} characters (most: {most}); part it into several."
)
LONG_LINE = gettext_noop(
    "This line has {count} characters (most: {most}); part it into paragraphs."
)
LONG_PARAGRAPH = gettext_noop(
    "The paragraph that begins here has {count} characters (most: {most}); part it."
)
TOO_MANY_BRACKETS = gettext_noop(
    "The paragraph that begins here has {count} opening square brackets (most:"
    " {most}); part it by empty lines."
)
TOO_MANY_BRACKETS_IN_ALL = gettext_noop(
    "This text has {count} opening square brackets (most: {most}); part it into"
    " several."
)
TOO_MANY_HEADINGS = gettext_noop(
    "This text has {count} headings (most: {most}); part it into several."
)
TOO_DEEP = gettext_noop(
    "This line stands too deep in lists or quotations (most: {most} levels);"
    " flatten them."
)
TOO_MANY_FOOTNOTES = gettext_noop(
    "This text has {count} footnotes or signs for them (most: {most}); part it into"
    " several."
)

_BEGINNING = re.compile(r"(?:[ \t>]|[-*+][ \t]|[0-9]+\.[ \t])*")
_STEP = re.compile(r">|[-*+][ \t]|[0-9]+\.[ \t]|\t| {4}")
_HEADING = re.compile(r"^[^\w\n]*#", re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]*\]:", re.MULTILINE)


def hold(source: str, draft: Draft) -> bool:
    """Report what is beyond the limits; True if nothing is."""
    _check_whole(source, draft)
    begins, paragraph = draft.first_line, list[str]()
    for number, line in enumerate(source.split("\n"), draft.first_line):
        _check_line(number, line, draft)
        if line.strip():
            begins = begins if paragraph else number
            paragraph.append(line)
        else:
            _check_paragraph(begins, "\n".join(paragraph), draft)
            paragraph = []
    _check_paragraph(begins, "\n".join(paragraph), draft)
    return not draft.problems


def _check_whole(source: str, draft: Draft) -> None:
    for count, most, message in (
        (len(source), MOST_CHARACTERS, TOO_LONG),
        (source.count("["), MOST_BRACKETS_IN_ALL, TOO_MANY_BRACKETS_IN_ALL),
        (source.count("[^"), MOST_NOTE_SIGNS, TOO_MANY_FOOTNOTES),
        (len(_FOOTNOTE.findall(source)), MOST_FOOTNOTES, TOO_MANY_FOOTNOTES),
        (len(_HEADING.findall(source)), MOST_HEADINGS, TOO_MANY_HEADINGS),
    ):
        _check(count, most, message, draft.first_line, draft)


def _check_line(number: int, line: str, draft: Draft) -> None:
    _check(len(line), LONGEST_LINE, LONG_LINE, number, draft)
    beginning = _BEGINNING.match(line)
    depth = len(_STEP.findall(beginning[0] if beginning else ""))
    _check(depth, MOST_DEPTH, TOO_DEEP, number, draft)


def _check_paragraph(number: int, paragraph: str, draft: Draft) -> None:
    _check(len(paragraph), LONGEST_PARAGRAPH, LONG_PARAGRAPH, number, draft)
    brackets = paragraph.count("[")
    _check(brackets, MOST_BRACKETS, TOO_MANY_BRACKETS, number, draft)


def _check(count: int, most: int, message: str, line: int, draft: Draft) -> None:
    if count > most:
        draft.report(line, message, count=count, most=most)
