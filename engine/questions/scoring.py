"""What picking some of several options is worth."""

from enum import StrEnum
from fractions import Fraction


class Scoring(StrEnum):
    """How a question with several right options is scored; the first is the default."""

    ALL_OR_NOTHING = "all-or-nothing"
    PROPORTIONAL = "proportional"
    PARTIAL = "partial"

    def share(self, picked: frozenset[str], right: frozenset[str]) -> Fraction:
        """Return what the picked keys are worth, exactly, from 0 to 1.

        ``right`` holds at least one key.

        ``all-or-nothing``: 1 for exactly the right options (Moodle's setting of that
        name for questions with several answers).

        ``proportional``: (hits - false alarms) / right options, not below 0. This is
        Moodle's "OU multiple response", 1/n for each right choice and -1/n for each
        wrong one, n the number of right choices; Canvas calls it partial credit with
        penalty. Picking everything is worth nothing where half the options are wrong.

        ``partial``: hits / right options if nothing wrong was picked, else 0. RELATE's
        "proportional_correct", and how Chinese examinations mark 多选题.
        """
        hits, false_alarms = len(picked & right), len(picked - right)
        if self is Scoring.PROPORTIONAL:
            return Fraction(max(0, hits - false_alarms), len(right))
        if self is Scoring.PARTIAL:
            return Fraction(hits, len(right)) * (not false_alarms)
        return Fraction(picked == right)
