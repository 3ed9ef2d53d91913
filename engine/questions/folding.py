"""The form in which two texts are compared: what only looks different becomes equal."""

import importlib
import re
import unicodedata
from functools import cache
from typing import Protocol, cast

_CLOSING = "。、，；：！？.,;:!?"
_UNSEEN = re.compile(r"[\s\u00ad\u180e\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]+")
_BROKEN = re.compile("[\ud800-\udfff]")  # halves of characters: JSON can hold them
_LETTERS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_EITHER = "坏"  # simplified for 壞 (bad), traditional for 坯 (blank): left as it is


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def fold(text: str) -> str:
    """Return the text without what does not count in an answer.

    NFKC (so full width is half width), no spaces or unseen characters, small letters,
    simplified characters, no closing punctuation; punctuation alone stays. Two texts
    are the same answer if their folded forms are equal, and nothing is ever guessed:
    the rules are those of the course format (Chinese for Moodle's short answer).
    """
    whole = unicodedata.normalize("NFKC", _BROKEN.sub("\ufffd", text))
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", whole.casefold()))
    plain = simplified(seen)
    return plain.rstrip(_CLOSING) or plain


def simplified(text: str) -> str:
    """Return the text in simplified characters, the same for both ways of writing it.

    OpenCC's t2s takes words first (計畫 is 计划, not 计画), but keeps 乾 in 乾隆, which
    stays 乾 in one way of writing only. What it left is converted character by
    character, so that a text and its simplified form always meet.
    """
    if not _LETTERS.search(text):
        return text
    words = (_converter().convert(part) for part in text.split(_EITHER))
    return "".join(map(_character, _EITHER.join(words)))


@cache
def _character(letter: str) -> str:
    return letter if letter == _EITHER else _converter().convert(letter)


@cache
def _converter() -> _Converter:
    """Load the dictionary when it is first needed: the site starts without it."""
    return cast("_Converter", importlib.import_module("opencc").OpenCC("t2s"))
