"""Bytes of a text file into text, whatever program saved them."""

import re

from engine.tables.refusals import Reason, Unreadable

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")


def text(content: bytes, encoding: str = "") -> str:
    """Return the text; the encoding is found by its mark, else UTF-8 or GB18030.

    What is no text in the encoding, or holds signs that no text has, is refused.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return decoded(content[len(mark) :], name)
    if encoding:
        return decoded(content, encoding)
    return decoded(content, "utf-8" if is_meant_as_utf8(content) else "gb18030")


def is_meant_as_utf8(content: bytes) -> bool:
    """Say whether most of what is not ASCII is UTF-8: a slip in it is no GB18030."""
    lenient = content.decode("utf-8", "replace")
    wrong = lenient.count("\ufffd")
    sure = sum(letter > "\u0800" for letter in lenient) - wrong
    return not wrong or sure > wrong


def decoded(content: bytes, encoding: str) -> str:
    try:
        found = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as problem:
        raise Unreadable(Reason.NO_TEXT, encoding=encoding.upper()) from problem
    if CONTROL.search(found):
        raise Unreadable(Reason.NO_TEXT, encoding=encoding.upper())
    return found
