"""What a quiz allows; kept as JSON with each version and with each attempt."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

ALL = 100


class Counted(StrEnum):
    """Which of several attempts make the result."""

    HIGHEST = "highest"
    LAST = "last"
    FIRST = "first"
    AVERAGE = "average"


class Shuffle(StrEnum):
    NONE = "none"
    QUESTIONS = "questions"
    OPTIONS = "options"
    BOTH = "both"


class Review(StrEnum):
    """When the answers may be seen beside the key."""

    AFTER_SUBMIT = "after-submit"
    AFTER_PASS = "after-pass"  # noqa: S105  # not a password
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`seconds` is the time limit, `attempts` how many there are; None is no limit.

    `pass_mark` is a percentage; with 0 everyone passes who hands in.
    """

    seconds: int | None = None
    pass_mark: int = 60
    attempts: int | None = None
    counted: Counted = Counted.HIGHEST
    shuffle: Shuffle = Shuffle.NONE
    review: Review = Review.AFTER_SUBMIT

    @property
    def pass_share(self) -> Fraction:
        return Fraction(self.pass_mark, ALL)

    @property
    def shuffles_questions(self) -> bool:
        return self.shuffle in {Shuffle.QUESTIONS, Shuffle.BOTH}

    @property
    def shuffles_options(self) -> bool:
        return self.shuffle in {Shuffle.OPTIONS, Shuffle.BOTH}

    def left(self, made: int) -> int | None:
        """Return how many attempts are left after so many; None is no limit."""
        return None if self.attempts is None else max(0, self.attempts - made)

    def shows_key(self, *, has_passed: bool) -> bool:
        """Say whether an attempt that was handed in may be seen beside the key."""
        if self.review is Review.AFTER_PASS:
            return has_passed
        return self.review is Review.AFTER_SUBMIT

    def to_json(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def from_json(cls, saved: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; a rule that came later takes its default."""
        return cls(
            seconds=saved.get("seconds"),
            pass_mark=saved.get("pass_mark", 60),
            attempts=saved.get("attempts"),
            counted=Counted(saved.get("counted", Counted.HIGHEST)),
            shuffle=Shuffle(saved.get("shuffle", Shuffle.NONE)),
            review=Review(saved.get("review", Review.AFTER_SUBMIT)),
        )
