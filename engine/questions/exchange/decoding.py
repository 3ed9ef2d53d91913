"""Bytes of a file into text, whatever encoding they were saved in."""

import re

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions.exchange.cards import MOST_BYTES, Refused

TOO_LARGE = _("The file has {size} bytes (most: {most}); part it into several.")
BROKEN = _(
    "These bytes are no {encoding} text; open the file where it was made and save it"
    " as UTF-8."
)
CONTROL = _(
    "Here stands a character that no text has (U+{code}); take it out and save the"
    " file as plain text."
)

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")
_SAMPLE = 2_000


def check_size(content: bytes, path: str) -> None:
    """Refuse a file that is too large to be looked at."""
    if len(content) > MOST_BYTES:
        values = {"size": len(content), "most": MOST_BYTES}
        raise Refused(Problem(path, 1, TOO_LARGE, values))


def text(content: bytes, path: str) -> str:
    """Return the text of UTF-8, UTF-16 or GB18030; raise Refused if it is none."""
    check_size(content, path)
    encoding, start = _encoding(content)
    found = _decoded(content[start:], encoding, path)
    found = found.replace("\r\n", "\n").replace("\r", "\n")
    if strange := _CONTROL.search(found):
        line = found.count("\n", 0, strange.start()) + 1
        raise Refused(Problem(path, line, CONTROL, {"code": f"{ord(strange[0]):04X}"}))
    return found.replace("\x0b", "\n").replace("\x0c", "\n")


def _encoding(content: bytes) -> tuple[str, int]:
    """Return the encoding and how many bytes its mark takes."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name, len(mark)
    sample = content[:_SAMPLE]
    few = max(2, len(sample) // 5)
    if sample[1::2].count(0) > few:
        return "utf-16-le", 0
    if sample[::2].count(0) > few:
        return "utf-16-be", 0
    return ("utf-8" if _is_meant_as_utf8(content) else "gb18030"), 0


def _is_meant_as_utf8(content: bytes) -> bool:
    """Say whether most of what is not ASCII is UTF-8: a slip in it is no GB18030."""
    lenient = content.decode("utf-8", "replace")
    wrong = lenient.count("\ufffd")
    sure = sum(letter > "\u0800" for letter in lenient) - wrong
    return not wrong or sure > wrong


def _decoded(content: bytes, encoding: str, path: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        values = {"encoding": encoding.upper()}
        raise Refused(Problem(path, line, BROKEN, values)) from error
