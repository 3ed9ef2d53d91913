"""What a person may see of her attempt, and from when on: 7 fields at 4 moments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Flag, StrEnum, auto
from typing import Any, Self

from engine.questions.question import Show

IMMEDIATELY = timedelta(minutes=2)


class Moment(StrEnum):
    """When an attempt is looked at; the four of Moodle's review options."""

    DURING = "during"
    AFTER = "after"
    LATER = "later"
    CLOSED = "closed"


class Seen(Flag):
    """What may be seen; the seven fields of Moodle's review options."""

    ATTEMPT = auto()
    CORRECTNESS = auto()
    MARKS = auto()
    FEEDBACK = auto()
    EXPLANATION = auto()
    RIGHT_ANSWER = auto()
    OVERALL = auto()
    NOTHING = 0
    SCORE = MARKS | OVERALL
    EVERYTHING = (
        ATTEMPT | CORRECTNESS | MARKS | FEEDBACK | EXPLANATION | RIGHT_ANSWER | OVERALL
    )

    @property
    def words(self) -> list[str]:
        """Return the fields as a head writes them: `right-answer`."""
        return [str(one.name).lower().replace("_", "-") for one in self]

    @classmethod
    def of(cls, words: list[str]) -> Self:
        """Return the fields so named; ValueError for a word that names none."""
        seen = cls.NOTHING
        for word in words:
            if word not in WORDS:
                raise ValueError(word)
            seen |= cls[word.upper().replace("-", "_")]
        return seen

    @property
    def show(self) -> Show:
        """Return what this lets be seen of each question."""
        shown = Show.NOTHING
        for one in self:
            shown |= _SHOWN.get(str(one.name), Show.NOTHING)
        return shown


WORDS = tuple(Seen.EVERYTHING.words)

_SHOWN = {
    "CORRECTNESS": Show.CORRECTNESS,
    "MARKS": Show.MARKS,
    "FEEDBACK": Show.FEEDBACK,
    "EXPLANATION": Show.EXPLANATION,
    "RIGHT_ANSWER": Show.RIGHT_ANSWER,
}


@dataclass(frozen=True, slots=True)
class Review:
    """The matrix. With `needs_pass` who has not passed sees the score at most.

    While an attempt runs, its questions and answers are seen in any case; `during`
    says what a checked question tells, where the behaviour lets it be checked.
    """

    during: Seen = Seen.EVERYTHING
    after: Seen = Seen.EVERYTHING
    later: Seen = Seen.EVERYTHING
    closed: Seen = Seen.EVERYTHING
    needs_pass: bool = False

    def at(self, moment: Moment, *, has_passed: bool) -> Seen:
        """Return what may be seen at a moment."""
        allowed: Seen = getattr(self, moment.value)
        if self.needs_pass and not has_passed and moment is not Moment.DURING:
            return allowed & Seen.SCORE
        return allowed

    def to_json(self) -> dict[str, object]:
        rows: dict[str, object] = {
            moment.value: getattr(self, moment.value).words for moment in Moment
        }
        return {**rows, "needs_pass": self.needs_pass}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | str) -> Self:
        """Read what `to_json` gave, or one of the words kept by the first shape."""
        if isinstance(kept, str):
            return cls(**SHORT[kept])
        rows = {one.value: Seen.of(kept.get(one.value, [])) for one in Moment}
        return cls(**rows, needs_pass=kept.get("needs_pass") is True)


# The short words of a head's `review:`.
SHORT: dict[str, dict[str, Any]] = {
    "after-submit": {},
    "after-pass": {"needs_pass": True},
    "after-close": {"after": Seen.SCORE, "later": Seen.SCORE},
    "never": {"after": Seen.SCORE, "later": Seen.SCORE, "closed": Seen.SCORE},
}


@dataclass(frozen=True, slots=True)
class Times:
    """When an attempt was handed in (None while it runs), and when its quiz closes."""

    submitted_at: datetime | None
    closes_at: datetime | None = field(default=None)

    def moment(self, *, at: datetime) -> Moment:
        """Say at which of the four moments a time lies."""
        if self.submitted_at is None:
            return Moment.DURING
        if self.closes_at is not None and at >= self.closes_at:
            return Moment.CLOSED
        is_fresh = at < self.submitted_at + IMMEDIATELY
        return Moment.AFTER if is_fresh else Moment.LATER
