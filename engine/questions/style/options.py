"""Rules for the options of one question: what gives the key away, or only confuses."""

import re
from collections.abc import Iterator
from itertools import combinations

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions.options import letter
from engine.questions.style.item import Item
from engine.questions.style.text import folded, holds, is_alike, plain, width
from engine.questions.task_list import Box

LONGEST = _(
    "The right option is clearly the longest, which gives it away. Shorten it, or give"
    " the wrong ones as much detail."
)
ALIKE = _(
    "The options {one} and {other} say nearly the same. Make clear what parts them, or"
    " leave one out."
)
INSIDE = _(
    "The option {inner} stands word for word in the option {outer}. Write them so that"
    " neither holds the other."
)
CATCH_ALL = _(
    "The option “{text}” speaks of the other options instead of the matter. Write a"
    " statement of its own, or make it a multiple choice question."
)
ABSOLUTE = _(
    "Only wrong options hold words such as “{word}”, which gives them away. Say it with"
    " more measure, or use such words in the right option too."
)

_CLEARLY = 8  # four 汉字
_SHORTEST_PART = 5
_FEW = 2
_CATCH_ALL = re.compile(
    r"(?:以上|上述|上面|前面|前述)\w{0,4}?(?:都|皆|全|均|没有|不)"
    r"|(?:全部|全都|都|皆)(?:不?正确|不?对|對|不?是|错误?|非)$"
    r"|(?:all|none|both|neither|any)of(?:the)?(?:above|these|others)"
    r"|(?:以上|上述)(?:\w{1,4})?(?:对|對|是|非|正确)$"
    r"|(?:both)?[a-f](?:和|与|及|and|or|或)?[b-f](?:都\w{1,3}|皆\w{1,3})?$"
)
_ABSOLUTE = re.compile(
    r"总是|總是|从不|從不|从来|從來|一定|必定|必然|绝对|絕對|永远|永遠|一律|凡是|任何"
    r"|\b(?:always|never|every|any|only)\b"
)
_NOT_ABSOLUTE = re.compile(r"不一定|一定程度|一定的")


def warnings(item: Item) -> Iterator[Problem]:
    if item.is_single:
        yield from _longest(item)
        yield from _absolute(item)
    for option in item.options:
        yield from _catch_all(item, option)
    for (place, one), (further, other) in combinations(enumerate(item.options), 2):
        yield from _pair(item, (place, one), (further, other))


def _longest(item: Item) -> Iterator[Problem]:
    key = item.right[0]
    wrong = max((width(option.text) for option in item.wrong), default=0)
    length = width(key.text)
    if length - wrong >= _CLEARLY and 4 * length > 5 * wrong:
        yield item.warning(LONGEST, line=key.line)


def _absolute(item: Item) -> Iterator[Problem]:
    """Warn if several wrong options, or the only one, are absolute and the key is not.

    A single absolute option among several is what a wrong answer may well be.
    """
    words = [found[0] for found in map(_absolutely, item.wrong) if found]
    is_told = len(words) >= min(_FEW, len(item.wrong)) and bool(words)
    if is_told and not _absolutely(item.right[0]):
        yield item.warning(ABSOLUTE, word=words[0])


def _absolutely(option: Box) -> list[str]:
    text = _NOT_ABSOLUTE.sub("", plain(option.text).casefold())
    return _ABSOLUTE.findall(text)


def _catch_all(item: Item, option: Box) -> Iterator[Problem]:
    if _CATCH_ALL.match(folded(plain(option.text))):
        yield item.warning(CATCH_ALL, line=option.line, text=plain(option.text))


def _pair(
    item: Item, first: tuple[int, Box], second: tuple[int, Box]
) -> Iterator[Problem]:
    (place, one), (further, other) = first, second
    texts = plain(one.text), plain(other.text)
    if is_alike(*texts):
        names = {"one": letter(place), "other": letter(further)}
        yield item.warning(ALIKE, line=other.line, **names)
    elif holds(*texts, least=_SHORTEST_PART):
        names = {"outer": letter(place), "inner": letter(further)}
        yield item.warning(INSIDE, line=other.line, **names)
    elif holds(*reversed(texts), least=_SHORTEST_PART):
        names = {"outer": letter(further), "inner": letter(place)}
        yield item.warning(INSIDE, line=one.line, **names)
