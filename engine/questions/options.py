"""The options of a question to pick from: asked, judged, kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from engine.questions.question import JSON, Show


@dataclass(frozen=True, slots=True)
class Option:
    """One option; its key is its place in the author's order and never changes.

    ``text`` and ``feedback`` are safe HTML.
    """

    key: str
    text: str
    is_right: bool
    feedback: str = ""

    @classmethod
    def all_from_json(cls, saved: Sequence[Mapping[str, Any]]) -> "tuple[Option, ...]":
        """Read what `to_json` gave for each option; TypeError or KeyError if not so."""
        return tuple(cls(**entry) for entry in saved)

    def to_json(self) -> dict[str, JSON]:
        return {
            "key": self.key,
            "text": self.text,
            "is_right": self.is_right,
            "feedback": self.feedback,
        }


@dataclass(frozen=True, slots=True)
class AskedOption:
    """An option as it is offered: the letter follows the order on the page."""

    key: str
    letter: str
    text: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class RevealedOption:
    """An option as it is judged; ``verdict`` and ``feedback`` are empty if not shown.

    ``verdict``: ``right`` (picked, rightly), ``wrong`` (picked, wrongly), ``missed``
    (right, not picked) or empty.
    """

    key: str
    letter: str
    text: str
    is_picked: bool
    verdict: str
    feedback: str


def letter(place: int) -> str:
    """Return A for place 0, Z for 25, AA for 26."""
    rest, last = divmod(place, len(ascii_uppercase))
    return (letter(rest - 1) if rest else "") + ascii_uppercase[last]


def ask(options: tuple[Option, ...], picked: frozenset[str]) -> tuple[AskedOption, ...]:
    """Return the options without a word of which are right."""
    return tuple(
        AskedOption(option.key, letter(place), option.text, option.key in picked)
        for place, option in enumerate(options)
    )


def reveal(
    options: tuple[Option, ...], picked: frozenset[str], show: Show
) -> tuple[RevealedOption, ...]:
    """Return the options judged, as far as it may be shown."""
    return tuple(
        RevealedOption(
            key=option.key,
            letter=letter(place),
            text=option.text,
            is_picked=option.key in picked,
            verdict=_verdict(option, is_picked=option.key in picked, show=show),
            feedback=_feedback(option, is_picked=option.key in picked, show=show),
        )
        for place, option in enumerate(options)
    )


def _verdict(option: Option, *, is_picked: bool, show: Show) -> str:
    if is_picked and show & (Show.CORRECTNESS | Show.RIGHT_ANSWER):
        return "right" if option.is_right else "wrong"
    is_missed = option.is_right and not is_picked
    return "missed" if is_missed and Show.RIGHT_ANSWER in show else ""


def _feedback(option: Option, *, is_picked: bool, show: Show) -> str:
    """Give the word for what was picked, and for what is right once it may be known."""
    if Show.EVERY_FEEDBACK in show:
        return option.feedback
    is_known = option.is_right and Show.RIGHT_ANSWER in show
    return option.feedback if Show.FEEDBACK in show and (is_picked or is_known) else ""
