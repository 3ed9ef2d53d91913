"""What marking an answer gives."""

from dataclasses import dataclass
from fractions import Fraction


class BadResponse(Exception):
    """A form sent what the question cannot have asked for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points won out of the points there were, and a word for the trainee.

    ``points`` is exact: a Fraction between 0 and ``out_of``. ``out_of`` is 0 for what
    is never marked (a survey scale). ``feedback`` is safe HTML or empty. ``is_waiting``
    says that a person still has to mark the answer; ``points`` is 0 until then.
    """

    points: Fraction
    out_of: int
    feedback: str = ""
    is_waiting: bool = False

    @property
    def fraction(self) -> Fraction:
        """Return the share won, 0 to 1; tries and certainty are reckoned from it."""
        return self.points / self.out_of if self.out_of else Fraction(0)

    @property
    def is_right(self) -> bool:
        return 0 < self.points == self.out_of

    @property
    def is_partly_right(self) -> bool:
        return 0 < self.points < self.out_of

    @property
    def correctness(self) -> str:
        """Return `waiting`, `right`, `partly` or `wrong`; empty if never marked."""
        if self.is_waiting or not self.out_of:
            return "waiting" if self.is_waiting else ""
        if self.is_right:
            return "right"
        return "partly" if self.is_partly_right else "wrong"
