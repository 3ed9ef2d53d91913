"""Comparing short texts by what they say, whatever signs and particles they bear."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`\\]")
_LIGHT = re.compile("[的地得了着呢吧啊呀就也都便]")
_NEGATION = re.compile(r"[不没無无非未否]|\b(?:not|no|never|none)\b|n['\u2019]t\b")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
_TELLING = re.compile(
    r"\d+|[零一二两三四五六七八九十百千万半]|[+\-\u2212×÷=<>≤≥%]"
    r"|[左右上下前后先再多少大小高低长短内外主被早晚增减快慢新旧]"
)
_LONG_ENOUGH = 12
_ALIKE = 0.9
_REMEMBERED = 4096


def plain(markdown: str) -> str:
    """Return the words of a Markdown text in one line, links by what they show."""
    words = _MARKUP.sub(lambda found: found[1] or "", markdown)
    return " ".join(words.split())


def folded(text: str) -> str:
    """Return the letters, digits and characters of a text, without their width."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in wide if sign.isalnum())


def width(text: str) -> int:
    """Return how long a text looks: a Latin letter counts 1, a 汉字 2."""
    return sum(
        2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in plain(text)
    )


def is_alike(one: str, other: str) -> bool:
    """Say whether two texts say nearly the same.

    They are not alike if they differ in a negation, a number, a quoted word, a word
    of direction or degree, or in the order of the same words: that is what tells
    good options from each other.
    """
    first, second = _lightened(one), _lightened(other)
    if not first or _signs(one) != _signs(other):
        return False
    return first == second or _is_near(first, second)


def holds(outer: str, inner: str, *, least: int) -> bool:
    """Say whether a text of at least so many signs is a part of another, affirmed."""
    part, whole = folded(inner), folded(outer)
    if len(part) < least or part == whole or part not in whole:
        return False
    return _negations(outer) == _negations(inner)


def _is_near(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < max(_LONG_ENOUGH, _ALIKE * len(longer) / (2 - _ALIKE)):
        return False
    if sorted(first) == sorted(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=_REMEMBERED)
def _lightened(text: str) -> str:
    return _LIGHT.sub("", folded(text))


@lru_cache(maxsize=_REMEMBERED)
def _signs(text: str) -> tuple[list[str], ...]:
    quoted = [folded(part) for part in _QUOTED.findall(text)]
    return _negations(text), _TELLING.findall(text), quoted


def _negations(text: str) -> list[str]:
    return _NEGATION.findall(text.casefold())
