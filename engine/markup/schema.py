"""The types of a head's values. What nobody asks for is an unknown key.

head = schema.Head(document)
title = head.text("title")
minutes = head.whole("minutes", least=1, most=600, default=10)
problems += head.finish()
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from fractions import Fraction

from engine.markup.frontmatter import Document, Value
from engine.markup.problem import Problem, gettext_noop

MISSING = gettext_noop("“{name}” is missing in the head; add a line “{name}: …”.")
NOT_TEXT = gettext_noop("“{name}” must be one line of text.")
TOO_LONG = gettext_noop("“{name}” may have {most} characters at most; shorten it.")
NOT_LIST = gettext_noop(
    "“{name}” must be a list; write each item on a line of its own, behind “  - ”."
)
NOT_WHOLE = gettext_noop(
    "“{name}” must be a whole number from {least} to {most}, not “{text}”."
)
NOT_PERCENTAGE = gettext_noop(
    "“{name}” must be a percentage from 0 to 100 such as 80%, not “{text}”."
)
NOT_A_WORD = gettext_noop(
    "“{name}” must be one of: {words}; it is “{text}” (nearest: {nearest})."
)
NOT_YES_NO = gettext_noop("“{name}” must be yes or no, not “{text}”.")
NOT_DURATION = gettext_noop(
    "“{name}” must be a time such as 30 min, 2 h or 14 d, not “{text}”."
)
NOT_A_MOMENT = gettext_noop(
    "“{name}” must be a day and a time such as 2026-12-01 09:00, not “{text}”."
)
NOT_A_SHARE = gettext_noop(
    "“{name}” must be a part of the whole such as 1/3, 33% or 0, not “{text}”."
)
UNKNOWN = gettext_noop(
    "The head knows no “{name}” (nearest: “{nearest}”); mend the name or delete it."
)

_DURATION = re.compile(r"([0-9]{1,4}) ?(min|h|d|天|小时|分钟)")
_UNITS = {
    "min": timedelta(minutes=1),
    "分钟": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "小时": timedelta(hours=1),
    "d": timedelta(days=1),
    "天": timedelta(days=1),
}
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_PERCENTAGE = re.compile(r"([0-9]{1,3}) ?%?")
_WHOLE_PART = 100
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")
_QUOTIENT = re.compile(r"[0-9]{1,3}/[1-9][0-9]{0,2}")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


class Head:
    """Hands out the values of a head, typed, and gathers what is wrong with them.

    A value without a default is required. After a mistake the default is returned, or
    the dullest value of the type.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._asked: list[str] = []
        self._problems: list[Problem] = []

    def finish(self) -> list[Problem]:
        """Return all problems, the keys that nobody asked for among them."""
        for name in self._document.head.keys() - set(self._asked):
            nearest = get_close_matches(name, self._asked, n=1, cutoff=0.0)
            self.report(name, UNKNOWN, nearest="".join(nearest))
        return sorted(self._problems, key=lambda problem: (problem.line, str(problem)))

    def report(self, name: str, message: str, **values: object) -> None:
        """Note a mistake at the line of a value (for rules of the caller's too)."""
        line = self._document.lines.get(name, 1)
        filled = {"name": name, **values}
        self._problems.append(Problem(self._document.path, line, message, filled))

    def report_item(
        self, name: str, place: int, message: str, **values: object
    ) -> None:
        """Note a mistake in one item of a list, its place counted from 0."""
        filled = {"name": name, **values}
        line = self.line_of_item(name, place)
        self._problems.append(Problem(self._document.path, line, message, filled))

    def line_of_item(self, name: str, place: int) -> int:
        """Return the line of an item in a list written one item a line."""
        return self._document.lines.get(name, 1) + 1 + place

    @property
    def is_wrong(self) -> bool:
        """Say whether a mistake was noted so far."""
        return bool(self._problems)

    def has(self, name: str) -> bool:
        return name in self._document.head

    def text(self, name: str, *, most: int = 500, default: str | None = None) -> str:
        value = self._string(name, is_required=default is None)
        if value is not None and len(value) > most:
            self.report(name, TOO_LONG, most=most)
        return default or "" if value is None else value

    def texts(
        self, name: str, *, most: int = 500, default: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        value = self._value(name, is_required=default is None)
        usual = tuple(default or ())
        if value is None:
            return usual
        items = value if isinstance(value, list) else [None]
        texts = tuple(item for item in items if isinstance(item, str) and item)
        if len(texts) != len(items):
            self.report(name, NOT_LIST)
        if any(len(item) > most for item in texts):
            self.report(name, TOO_LONG, most=most)
        return texts

    def whole(
        self, name: str, *, least: int, most: int, default: int | None = None
    ) -> int:
        def read(text: str) -> int | None:
            found = int(text) if _WHOLE.fullmatch(text) else None
            return found if found is not None and least <= found <= most else None

        bounds = {"least": least, "most": most}
        return self._typed(name, read, (default, least), NOT_WHOLE, **bounds)

    def percentage(self, name: str, *, default: int | None = None) -> int:
        def read(text: str) -> int | None:
            found = _PERCENTAGE.fullmatch(text)
            return int(found[1]) if found and int(found[1]) <= _WHOLE_PART else None

        return self._typed(name, read, (default, 0), NOT_PERCENTAGE)

    def word(
        self, name: str, allowed: Sequence[str], *, default: str | None = None
    ) -> str:
        def read(text: str) -> str | None:
            return text if text in allowed else None

        given = self._document.head.get(name)
        near = get_close_matches(str(given), allowed, n=1, cutoff=0.0)
        values = {"words": ", ".join(allowed), "nearest": near[0]}
        return self._typed(name, read, (default, allowed[0]), NOT_A_WORD, **values)

    def yes_no(self, name: str, *, default: bool | None = None) -> bool:
        return self._typed(name, _YES_NO.get, (default, False), NOT_YES_NO)

    def duration(self, name: str, *, default: timedelta | None = None) -> timedelta:
        """Read a span such as `30 min`, `2 h` or `14 d`; for none ask `has` before."""
        return self._typed(name, _span, (default, timedelta()), NOT_DURATION)

    def moment(self, name: str) -> datetime | None:
        """Read a day and a time of the place's own clock; None if there is none."""
        text = self._string(name, is_required=False)
        found = _moment(text) if text else None
        if text and found is None:
            self.report(name, NOT_A_MOMENT, text=text)
        return found

    def share(self, name: str, *, default: Fraction) -> Fraction:
        """Read a part of the whole, 0 to 1."""
        return self._typed(name, _share, (default, default), NOT_A_SHARE)

    def _typed[T](
        self,
        name: str,
        read: Callable[[str], T | None],
        usual: tuple[T | None, T],
        message: str,
        **values: object,
    ) -> T:
        """Read a value; `usual` holds its default, and what it is after a mistake."""
        default, dullest = usual
        text = self._string(name, is_required=default is None)
        value = None if text is None else read(text)
        if text is not None and value is None:
            self.report(name, message, text=text, **values)
        if value is None:
            return dullest if default is None else default
        return value

    def _string(self, name: str, *, is_required: bool) -> str | None:
        value = self._value(name, is_required=is_required)
        if value is None or isinstance(value, str):
            return value
        self.report(name, NOT_TEXT)
        return None

    def _value(self, name: str, *, is_required: bool) -> Value | None:
        self._asked.append(name)
        value = self._document.head.get(name)
        if is_required and not value:
            self.report(name, MISSING)
        return value or None


def _span(text: str) -> timedelta | None:
    found = _DURATION.fullmatch(text)
    return int(found[1]) * _UNITS[found[2]] if found else None


def _moment(text: str) -> datetime | None:
    if not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _share(text: str) -> Fraction | None:
    """Read 1/3, 33%, 0 or 1; nothing beyond the whole."""
    percentage = _PERCENTAGE.fullmatch(text) if text.endswith("%") else None
    share = Fraction(2)
    if percentage:
        share = Fraction(int(percentage[1]), _WHOLE_PART)
    elif text in {"0", "1"} or _QUOTIENT.fullmatch(text):
        share = Fraction(text)
    return share if share <= 1 else None
