"""How long and how knotted a text may be: some Markdown costs far more than it says."""

import re

from engine.markup.draft import Draft
from engine.markup.problem import gettext_noop

MOST_CHARACTERS = 100_000
LONGEST_LINE = 8_000
LONGEST_PARAGRAPH = 12_000
MOST_SIGNS = 400
MOST_DEPTH = 10
MOST_FOOTNOTES = 200

TOO_LONG = gettext_noop(
    "This text has {count} characters (most: {most}); part it into several."
)
LONG_LINE = gettext_noop(
    "This line has {count} characters (most: {most}); part it into paragraphs."
)
LONG_PARAGRAPH = gettext_noop(
    "The paragraph that begins here has {count} characters (most: {most}); part it."
)
TOO_MANY_SIGNS = gettext_noop(
    "The paragraph that begins here has {count} signs such as [ * _ ` < (most:"
    " {most}); part it."
)
TOO_DEEP = gettext_noop(
    "This line stands too deep in lists or quotations (most: {most} levels);"
    " flatten them."
)
TOO_MANY_FOOTNOTES = gettext_noop(
    "This text has {count} footnotes (most: {most}); part it into several."
)

_SIGNS = re.compile(r"[\[\]*_`<{!(]")
_BEGINNING = re.compile(r"(?:[ \t>]|[-*+][ \t]|[0-9]+\.[ \t])*")
_STEP = re.compile(r">|[-*+][ \t]|[0-9]+\.[ \t]|\t| {4}")
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
    line = draft.first_line
    _check(len(source), MOST_CHARACTERS, TOO_LONG, line, draft)
    footnotes = len(_FOOTNOTE.findall(source))
    _check(footnotes, MOST_FOOTNOTES, TOO_MANY_FOOTNOTES, line, draft)


def _check_line(number: int, line: str, draft: Draft) -> None:
    _check(len(line), LONGEST_LINE, LONG_LINE, number, draft)
    beginning = _BEGINNING.match(line)
    depth = len(_STEP.findall(beginning[0] if beginning else ""))
    _check(depth, MOST_DEPTH, TOO_DEEP, number, draft)


def _check_paragraph(number: int, paragraph: str, draft: Draft) -> None:
    _check(len(paragraph), LONGEST_PARAGRAPH, LONG_PARAGRAPH, number, draft)
    signs = len(_SIGNS.findall(paragraph))
    _check(signs, MOST_SIGNS, TOO_MANY_SIGNS, number, draft)


def _check(count: int, most: int, message: str, line: int, draft: Draft) -> None:
    if count > most:
        draft.report(line, message, count=count, most=most)
