"""Rules for the keys of many questions: where they stand, and how long they are."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions.options import letter
from engine.questions.style.chance import is_too_often, is_too_seldom
from engine.questions.style.item import Item
from engine.questions.style.text import plain, width
from engine.questions.task_list import Box

PLACE = _(
    "The right option is {letter} in {count} of {total} questions. Put it into other"
    " places too, or write “shuffle: options” into a quiz's head."
)
RUN = _(
    "Here {letter} is right for the third time in a row. Put the right option into"
    " another place."
)
STATEMENTS = _(
    "“{word}” is right for {count} of {total} statements. Turn some of them round."
)
LENGTH = _(
    "The right option is the longest in {count} of {total} questions. Write some of the"
    " wrong ones as long."
)
SELDOM = _(
    "The longest option is right in only {count} of {total} questions, so that it can"
    " be struck out. Shorten the longest wrong ones, or say more in some of the right"
    " ones."
)

_ENOUGH = 5  # questions, before anything is said of all of them
_RUN = 3


def warnings(items: Sequence[Item], *, is_shuffled: bool) -> Iterator[Problem]:
    """Warn of what the keys have in common; shuffling hides places, not lengths."""
    singles = [item for item in items if item.is_single]
    ordered = [item for item in singles if item.is_fixed or not is_shuffled]
    yield from _lengths(singles)
    yield from _places(ordered)
    yield from _runs(ordered)
    yield from _statements([item for item in items if item.is_statement])


def _lengths(singles: Sequence[Item]) -> Iterator[Problem]:
    """Warn if length tells the key; where several are longest, it tells nothing."""
    able = [(item, longest) for item in singles if (longest := _longest(item))]
    chances = [Fraction(1, len(item.options)) for item, _option in able]
    long = [item for item, option in able if option.is_right]
    if len(able) >= _ENOUGH and is_too_often(len(long), chances):
        yield long[0].warning(LENGTH, count=len(long), total=len(able))
    elif is_too_seldom(len(long), chances):
        yield able[0][0].warning(SELDOM, count=len(long), total=len(able))


def _longest(item: Item) -> Box | None:
    """Return the option that is longer than all others, if there is one."""
    longest, second = sorted(item.options, key=_width, reverse=True)[:2]
    return longest if _width(longest) > _width(second) else None


def _width(option: Box) -> int:
    return width(option.text)


def _places(ordered: Sequence[Item]) -> Iterator[Problem]:
    for place in sorted({item.key_place for item in ordered}):
        able = [item for item in ordered if len(item.options) > place]
        chances = [Fraction(1, len(item.options)) for item in able]
        there = [item for item in able if item.key_place == place]
        if len(able) >= _ENOUGH and is_too_often(len(there), chances):
            name, count, total = letter(place), len(there), len(able)
            yield there[0].warning(PLACE, letter=name, count=count, total=total)


def _runs(ordered: Sequence[Item]) -> Iterator[Problem]:
    """Warn where the same letter is right once too often, one after the other."""
    for (_path, place), run in groupby(ordered, lambda one: (one.path, one.key_place)):
        for item in [*run][_RUN - 1 : _RUN]:
            yield item.warning(RUN, letter=letter(place))


def _statements(items: Sequence[Item]) -> Iterator[Problem]:
    chances = [Fraction(1, 2)] * len(items)
    for place in sorted({item.key_place for item in items}):
        there = [item for item in items if item.key_place == place]
        if len(items) >= _ENOUGH and is_too_often(len(there), chances):
            word, count = plain(there[0].right[0].text), len(there)
            yield there[0].warning(STATEMENTS, word=word, count=count, total=len(items))
