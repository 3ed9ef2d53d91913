"""Satisfaction in one number: the weighted index, and one in the manner of the ACSI."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from engine.measures.exact import Number, Score, exact, mean, weighted_mean
from engine.measures.scale import Scale

ONE_TO_TEN = Scale(1, 10)
PERCENT = 100


def csi(scores: Sequence[Number | None], weights: Sequence[Number | None]) -> Score:
    """Return the importance-weighted satisfaction index, in points of the scale.

    The mean of score × weight / mean weight, which is Σ w·s / Σ w over what has both;
    n counts these. Weights may have any sum; None if it is 0. Raises ValueError for a
    negative weight or lists of different lengths. Source: measures.md §3.4, IDX-05.
    """
    return weighted_mean(scores, weights)


def percent(score: Number | None, highest: Number) -> Fraction | None:
    """Return a score as a percentage of the highest; None stays None.

    Raises ValueError unless the highest is above 0.
    """
    if exact(highest) <= 0:
        raise ValueError("the highest score is above 0")
    return None if score is None else exact(score) / exact(highest) * PERCENT


def acsi(
    means: Sequence[Number | None],
    weights: Sequence[Number] | None = None,
    scale: Scale = ONE_TO_TEN,
) -> Fraction | None:
    """Return an index of 0 to 100 from the mean answers to its questions.

    The questions are satisfaction overall, against expectation, against the ideal;
    Σ w·(x − low) / (high − low) · 100, weights normalised to 1, equal without any.
    None if a question has no mean or all weights are 0. Raises ValueError for a mean
    off the scale, a negative weight or lists of different lengths. Source: Fornell et
    al., J. Marketing 60 (1996) 7-18; its official weights are not public.
    """
    known = [mean for mean in means if mean is not None]
    if not all(scale.holds(mean) for mean in known):
        raise ValueError("a mean is off the scale")
    whole = weighted_mean(means, [1] * len(means) if weights is None else weights)
    if whole.value is None or whole.n < len(means):
        return None
    return scale.share(whole.value) * PERCENT


def acsi_of(
    answers: Iterable[Sequence[Number | None]],
    weights: Sequence[Number] | None = None,
    scale: Scale = ONE_TO_TEN,
) -> Score:
    """Return the index of respondents' answers, one sequence each; n counts them.

    Who left out a question is dropped from all. Raises ValueError as ``acsi`` does.
    """
    complete = [one for one in answers if None not in one]
    questions = zip(*complete, strict=True)
    means = [mean(x for x in question if x is not None) for question in questions]
    if not complete:
        return Score(None, 0)
    return Score(acsi(means, weights, scale), len(complete))
