"""What a quiz allows; kept as JSON with each version and with each attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

from quizzes.review import Review

ALL = 100
EVERYTHING = 0
THIRD = Fraction(1, 3)


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


class Behaviour(StrEnum):
    """How a question answers back while the attempt runs."""

    DEFERRED = "deferred"
    IMMEDIATE = "immediate"
    TRIES = "tries"
    PRACTICE = "practice"


class Expiry(StrEnum):
    """What happens when the time is up."""

    SUBMIT = "submit"
    GRACE = "grace"
    ABANDON = "abandon"


class Navigation(StrEnum):
    FREE = "free"
    IN_ORDER = "in-order"


@dataclass(frozen=True, slots=True)
class Band:
    """A word on the whole for who reaches this percentage (safe HTML)."""

    least: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`seconds` is the time limit, `attempts` how many there are; None is no limit.

    `pass_mark` and `makeup_cap` are percentages; with a pass mark of 0 everyone passes
    who hands in. `delay` and `later_delay` are the seconds to wait after the first and
    after every later attempt. `grace` is how long after the deadline an attempt may
    still be handed in, without new answers. `penalty` is what a try costs, as a share.
    `makeups` is how many make-up attempts there are when the others are used up.
    `page_size` is how many questions stand on a page; EVERYTHING puts all on one.
    """

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    seconds: int | None = None
    expiry: Expiry = Expiry.SUBMIT
    grace: int = 0
    pass_mark: int = 60
    attempts: int | None = None
    delay: int = 0
    later_delay: int = 0
    counted: Counted = Counted.HIGHEST
    makeups: int = 0
    makeup_cap: int = 60
    behaviour: Behaviour = Behaviour.DEFERRED
    is_certain: bool = False
    penalty: Fraction = THIRD
    shuffle: Shuffle = Shuffle.NONE
    page_size: int = 1
    navigation: Navigation = Navigation.FREE
    review: Review = field(default_factory=Review)
    bands: tuple[Band, ...] = ()
    is_anonymous: bool = True
    has_second_marker: bool = False

    @property
    def pass_share(self) -> Fraction:
        return Fraction(self.pass_mark, ALL)

    @property
    def shuffles_questions(self) -> bool:
        return self.shuffle in {Shuffle.QUESTIONS, Shuffle.BOTH}

    @property
    def shuffles_options(self) -> bool:
        return self.shuffle in {Shuffle.OPTIONS, Shuffle.BOTH}

    @property
    def has_checks(self) -> bool:
        """Say whether single questions are checked while the attempt runs."""
        return self.behaviour is not Behaviour.DEFERRED

    def left(self, made: int) -> int | None:
        """Return how many attempts are left after so many; None is no limit."""
        return None if self.attempts is None else max(0, self.attempts - made)

    def band(self, share: Fraction) -> str:
        """Return the word for a share of the points, 0 to 1; empty if there is none."""
        reached = [one for one in self.bands if share * ALL >= one.least]
        return max(reached, key=lambda one: one.least).text if reached else ""

    def to_json(self) -> dict[str, object]:
        kept: dict[str, object] = asdict(self)
        for name in _MOMENTS:
            moment = getattr(self, name)
            kept[name] = moment.isoformat() if moment else None
        kept["penalty"] = str(self.penalty)
        kept["review"] = self.review.to_json()
        kept["bands"] = [[band.least, band.text] for band in self.bands]
        return kept

    @classmethod
    def from_json(cls, saved: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; a rule that came later takes its default."""
        known = {
            name: read(saved[name]) for name, read in _READERS.items() if name in saved
        }
        return cls(**known)


_MOMENTS = ("opens_at", "closes_at")


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _bands(kept: Sequence[Sequence[Any]]) -> tuple[Band, ...]:
    return tuple(Band(least, text) for least, text in kept)


def _as_is(value: Any) -> Any:
    return value


_READERS: dict[str, Any] = {
    "opens_at": _moment,
    "closes_at": _moment,
    "seconds": _as_is,
    "expiry": Expiry,
    "grace": int,
    "pass_mark": int,
    "attempts": _as_is,
    "delay": int,
    "later_delay": int,
    "counted": Counted,
    "makeups": int,
    "makeup_cap": int,
    "behaviour": Behaviour,
    "is_certain": bool,
    "penalty": Fraction,
    "shuffle": Shuffle,
    "page_size": int,
    "navigation": Navigation,
    "review": Review.from_json,
    "bands": _bands,
    "is_anonymous": bool,
    "has_second_marker": bool,
}
