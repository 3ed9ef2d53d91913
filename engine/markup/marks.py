"""Line marks: what lets a mistake be found again after Markdown has lost the lines.

A mark is a line number between two characters that no text may hold. It is put behind
whatever can be wrong (a link's address, a heading, a tag), travels through Markdown
as part of the text, and is taken out again at the end. A token is a name between two
such characters; it stands for what is put in after the HTML has been made safe.
"""

import re

MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
MARK_PATTERN = "\ufdd0[0-9]+\ufdd1"
TOKEN = re.compile("<p>\ufdd2([a-z])([0-9]+)\ufdd3</p>|\ufdd2([a-z])([0-9]+)\ufdd3")

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:[xX]0*[fF][dD][dDeE][0-9a-fA-F]|0*6(?:49(?:7[6-9]|[89]\d)|500[0-7]))(?:;|\b)"
)
_MAY_NEED_MARKS = re.compile(r"[#\[{<]")
_HEADING = re.compile(r"^(\s*(?:(?:[-*+:]|\d+[.)])\s+|>\s?|\[\^[^\]]*\]:\s*)*#{1,6})")
_REFERENCE = re.compile(r"^( {0,3}\[(?!\^)[^\[\]]+\]:[ ]*<?)")
_PLACES = re.compile(
    r"(?<!\\)("
    r"\]\([ ]*<?"
    r"|\[\^(?![^\]]*\]:)"
    r"|<(?=(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|[!?][^<>]*)>)"
    r"|\{:?[ ]*(?=(?:[#.][^\s{}]|[\w-]+=)[^{}]*\})"
    r")"
)


def clean(source: str) -> str:
    """Return the text with plain line ends and without what could forge a mark."""
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = _FORBIDDEN.sub("\ufffd", source)
    return _FORBIDDEN_REFERENCE.sub("\ufffd", source)


def put(text: str, line: int) -> str:
    """Mark the places of one line that can be wrong."""
    if not _MAY_NEED_MARKS.search(text):
        return text
    behind = rf"\g<1>{_mark(line)}"
    text = _PLACES.sub(behind, text)
    text = _HEADING.sub(behind, text)
    return _REFERENCE.sub(behind, text)


def take(text: str) -> tuple[int | None, str]:
    """Return the line of the first mark, and the text without any marks."""
    found = MARK.search(text)
    if not found:
        return None, text
    return int(found[1]), MARK.sub("", text)


def strip(text: str) -> str:
    return MARK.sub("", text)


def token(kind: str, number: int) -> str:
    return f"\ufdd2{kind}{number}\ufdd3"


def _mark(line: int) -> str:
    return f"\ufdd0{line}\ufdd1"
