"""Kano's answers as points on two axes: the continuous analysis."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from engine.measures.exact import mean
from engine.measures.kano import Answer

FUNCTIONAL = {
    Answer.LIKE: 4,
    Answer.MUST_BE: 2,
    Answer.NEUTRAL: 0,
    Answer.LIVE_WITH: -1,
    Answer.DISLIKE: -2,
}
DYSFUNCTIONAL = {
    Answer.LIKE: -2,
    Answer.MUST_BE: -1,
    Answer.NEUTRAL: 0,
    Answer.LIVE_WITH: 2,
    Answer.DISLIKE: 4,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an attribute lies, -2 to 4 on both axes; None where n is 0.

    One mean hides many distributions: show the counts beside it.
    """

    n: int
    functional: Fraction | None
    dysfunctional: Fraction | None


def place(pairs: Iterable[tuple[Answer | None, Answer | None]]) -> Place:
    """Return the mean points of (functional, dysfunctional) answers.

    A pair that lacks an answer is dropped on both axes. Source: DuMouchel in Berger et
    al., CQM Journal 2 (4) 1993.
    """
    both = [
        (one, other) for one, other in pairs if one is not None and other is not None
    ]
    return Place(
        n=len(both),
        functional=mean(FUNCTIONAL[one] for one, _ in both),
        dysfunctional=mean(DYSFUNCTIONAL[other] for _, other in both),
    )
