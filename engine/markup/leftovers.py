"""What Markdown did not understand: its line marks are still standing in the text."""

import re
from xml.etree.ElementTree import Element

from engine.markup.draft import Draft
from engine.markup.problem import gettext_noop

BAD_TAG = gettext_noop(
    "HTML such as “<{text}>” is not taken over; use Markdown, one of the blocks (///),"
    " or a closed pair of sub, sup, kbd, mark, ruby, small, del, ins, s or u."
)
NO_FOOTNOTE = gettext_noop(
    "The footnote “{text}” is not defined in this text; add a line [^{text}]: …"
)
OPEN_LINK = gettext_noop("This link has no end; close it with a round bracket.")
STRAY_ATTRIBUTES = gettext_noop(
    "“{{{text}}}” belongs to nothing; put it at the end of a heading's line, on a line"
    " of its own under a paragraph, or right behind a link or a picture."
)
BAD_ATTRIBUTES = gettext_noop(
    "“{names}” cannot be set here; only an id (#), a class (.), lang and title can."
)

_LEFT = re.compile(
    "(<|\\[\\^|\\]\\([ ]*<?|\\{:?[ ]*)\ufdd0([0-9]+)\ufdd1([^<>\\]{}\n]*)"
)
_CODE = frozenset({"code", "pre"})
_MESSAGES = {"<": BAD_TAG, "[": NO_FOOTNOTE, "]": OPEN_LINK, "{": STRAY_ATTRIBUTES}


def read_text(element: Element, draft: Draft) -> None:
    """Report the marks that are left in an element's own text and behind it."""
    own = None if element.tag in _CODE else element.text
    for text in (own, element.tail):
        if text and "\ufdd0" in text:
            for sign, line, rest in _LEFT.findall(text):
                _report(sign[0], int(line), rest.strip(), draft)


def _report(sign: str, line: int, rest: str, draft: Draft) -> None:
    is_escaped_link = sign == "]" and ")" in rest
    if not is_escaped_link:
        draft.report(line, _MESSAGES[sign], text=rest)


def read_attributes(element: Element, draft: Draft) -> None:
    """Report the attributes that were refused, and forget where they stood."""
    line = int(element.attrib.pop("line", 0)) or draft.first_line
    names = element.attrib.pop("refused", None)
    if names:
        draft.report(line, BAD_ATTRIBUTES, names=names)
