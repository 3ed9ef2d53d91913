"""One gap in a text: a blank to fill in, or a drop-down to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions.folding import fold
from engine.questions.question import JSON, Show
from engine.questions.shuffling import shuffled
from engine.questions.typed import LONGEST, line_of, text_of
from engine.questions.verdict import BadResponse

_CHOICE = "|"
_OR = "||"
_STARS = ("*", "\uff0a")


class NoGap(Exception):
    """The brackets hold no gap; the first argument says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class GapOption:
    """An option of a drop-down, plain text; its key is its place with the author."""

    key: str
    text: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class ShownOption:
    key: str
    text: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class ShownGap:
    """A gap as it is asked or judged; what may not be shown is empty.

    ``mark`` stands for it in a heading. ``given`` is plain text. ``verdict`` is
    ``right``, ``wrong`` or empty; ``right`` holds all that is accepted.
    """

    number: int
    mark: str
    given: str
    options: tuple[ShownOption, ...]
    verdict: str = ""
    right: tuple[str, ...] = ()
    longest: ClassVar[int] = LONGEST


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank has ``accepted`` texts, a drop-down has ``options``, one of them right.

    What was given is a text: what was typed, or the key of an option.
    """

    mark: str
    accepted: tuple[str, ...] = ()
    options: tuple[GapOption, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options)

    def is_filled(self, given: str) -> bool:
        return given in self.keys if self.options else bool(given.strip())

    def is_right(self, given: str) -> bool:
        """Say whether it is right, a typed text if it folds to an accepted one."""
        if self.options:
            return any(each.is_right and each.key == given for each in self.options)
        folded = fold(given)
        return bool(folded) and any(fold(text) == folded for text in self.accepted)

    def sent(self, value: str) -> str:
        """Return what a form sent; raise BadResponse if no page can have asked it."""
        if self.options and value and value not in self.keys:
            raise BadResponse(value)
        return value if self.options else line_of(value)

    def right_answer(self) -> str:
        right = (option.key for option in self.options if option.is_right)
        return next(right) if self.options else self.accepted[0]

    def chance(self) -> Fraction:
        return Fraction(1, len(self.options)) if self.options else Fraction(0)

    def shuffled(self, seed: int, name: str) -> Self:
        return replace(self, options=shuffled(self.options, seed=seed, name=name))

    def shown(self, number: int, given: str, show: Show) -> ShownGap:
        """Return the gap without its key, unless the right answer may be shown."""
        is_judged = show & (Show.CORRECTNESS | Show.RIGHT_ANSWER)
        verdict = "right" if self.is_right(given) else "wrong"
        texts = {option.key: option.text for option in self.options}
        return ShownGap(
            number=number,
            mark=self.mark,
            given=texts.get(given, "") if self.options else given,
            options=tuple(
                ShownOption(each.key, each.text, each.key == given)
                for each in self.options
            ),
            verdict=verdict if is_judged and self.is_filled(given) else "",
            right=self._right() if Show.RIGHT_ANSWER in show else (),
        )

    def _right(self) -> tuple[str, ...]:
        right = tuple(option.text for option in self.options if option.is_right)
        return right or self.accepted

    def to_json(self) -> dict[str, JSON]:
        return {
            "mark": self.mark,
            "accepted": [*self.accepted],
            "options": [
                {"key": each.key, "text": each.text, "is_right": each.is_right}
                for each in self.options
            ],
        }

    @classmethod
    def from_json(cls, saved: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; KeyError, TypeError or ValueError if not so."""
        options = tuple(GapOption(**entry) for entry in saved["options"])
        accepted = tuple(saved["accepted"])
        if not accepted and not any(option.is_right for option in options):
            raise ValueError(saved)
        return cls(saved["mark"], accepted, options)


def read(text: str, *, mark: str) -> Gap:
    """Return the gap that stands between brackets; raise NoGap if it is none.

    A single `|` parts the options of a drop-down, the right one starred; `||` parts
    several accepted texts of a blank.
    """
    plain = text.replace("\uff5c", _CHOICE)
    if _CHOICE in plain.replace(_OR, ""):
        return Gap(mark, options=_options(plain))
    accepted = tuple(part.strip() for part in plain.split(_OR))
    if not all(map(fold, accepted)):
        raise NoGap(
            _("This gap is empty. Write the right answer between “[[” and “]]”.")
        )
    if any(part.startswith(_STARS) for part in accepted):
        raise NoGap(
            _(
                "The star in “{text}” marks the right option of several, but there is "
                "only one. Add wrong ones behind “|”, or remove the star."
            )
        )
    if max(map(len, accepted)) > LONGEST:
        raise NoGap(_("“{text}” is too long to be typed. Shorten it."))
    return Gap(mark, accepted=accepted)


def _options(text: str) -> tuple[GapOption, ...]:
    parts = [part.strip() for part in text.split(_CHOICE)]
    options = tuple(
        GapOption(
            str(place), part.lstrip("".join(_STARS)).strip(), part.startswith(_STARS)
        )
        for place, part in enumerate(parts, start=1)
    )
    _check(options)
    return options


def _check(options: Sequence[GapOption]) -> None:
    if not all(option.text for option in options):
        raise NoGap(_("An option of “{text}” is empty. Write it, or remove a “|”."))
    if sum(option.is_right for option in options) != 1:
        raise NoGap(
            _(
                "One option of “{text}” is right. Write a star before it and before no "
                "other; several texts that are all accepted are parted by “||”."
            )
        )
    if len({option.text for option in options}) < len(options):
        raise NoGap(
            _("An option of “{text}” stands there twice. Change or remove one.")
        )


def given(response: object, count: int) -> tuple[str, ...]:
    """Return what a response gives for each of some gaps; empty what is nonsense."""
    texts = response if isinstance(response, list) else []
    if len(texts) != count:
        return ("",) * count
    return tuple(map(text_of, texts))
