"""Perceived less expected: the gap of an item, a dimension, a whole survey."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.measures.exact import Number, Score, exact, mean, weighted_mean
from engine.measures.scale import Scale

POINTS = 100

type Dimensions = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """What one respondent expected of an item, and perceived; None: no answer."""

    expected: Number | None
    perceived: Number | None

    @property
    def is_complete(self) -> bool:
        return self.expected is not None and self.perceived is not None

    @property
    def gap(self) -> Fraction | None:
        """Return P − E in points of the scale, below 0 where more was expected.

        None unless both were answered. Source: Parasuraman, Zeithaml & Berry,
        J. Retailing 64 (1988) 12-40.
        """
        if self.expected is None or self.perceived is None:
            return None
        return exact(self.perceived) - exact(self.expected)

    def turned(self, scale: Scale) -> "Pair":
        """Return the pair of a negatively worded item as if it were worded well."""
        return Pair(
            None if self.expected is None else scale.turned(self.expected),
            None if self.perceived is None else scale.turned(self.perceived),
        )


type Answers = Mapping[str, Pair]


@dataclass(frozen=True, slots=True)
class Gap:
    """Mean E, mean P and their gap, over the same n; all None where n is 0.

    ``n`` counts the pairs of an item, the respondents of a dimension, the dimensions
    of a whole. ``dropped`` counts pairs left out, on both sides, for want of an answer.
    """

    n: int
    expected: Fraction | None
    perceived: Fraction | None
    dropped: int = 0

    @property
    def gap(self) -> Fraction | None:
        return Pair(self.expected, self.perceived).gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The gaps of a survey. ``n`` counts respondents with at least one whole pair.

    ``overall`` is the unweighted mean of the dimensions that have answers;
    ``weighted`` the mean over the respondents who shared out points.
    """

    n: int
    items: Mapping[str, Gap]
    dimensions: Mapping[str, Gap]
    overall: Gap
    weighted: Score


def of_pairs(pairs: Iterable[Pair]) -> Gap:
    """Return the gap over pairs: of an item over respondents, or within one of them.

    A pair with one answer missing is dropped on both sides.
    """
    found = list(pairs)
    complete = [pair for pair in found if pair.is_complete]
    return Gap(
        n=len(complete),
        expected=mean(one.expected for one in complete if one.expected is not None),
        perceived=mean(one.perceived for one in complete if one.perceived is not None),
        dropped=len(found) - len(complete),
    )


def item(respondents: Sequence[Answers], name: str) -> Gap:
    """Return the gap of one item; who has no pair of that name counts as dropped."""
    return of_pairs(_pairs(respondents, [name]))


def dimension(respondents: Sequence[Answers], names: Collection[str]) -> Gap:
    """Return the gap of the items of a dimension.

    The mean within the dimension for each respondent, then the mean over respondents
    who have one: who skipped an item weighs as much as the others. ``n`` counts these
    respondents. Source: the order of averaging of Parasuraman, Zeithaml & Berry 1988.
    """
    means = [of_pairs(_pairs([answers], names)) for answers in respondents]
    found = of_pairs(Pair(one.expected, one.perceived) for one in means)
    dropped = sum(one.dropped for one in means)
    return Gap(found.n, found.expected, found.perceived, dropped)


def overall(gaps: Iterable[Gap]) -> Gap:
    """Return the unweighted mean of the dimensions that have a gap; n counts them."""
    found = list(gaps)
    whole = of_pairs(Pair(one.expected, one.perceived) for one in found)
    dropped = sum(one.dropped for one in found)
    return Gap(whole.n, whole.expected, whole.perceived, dropped)


def weighted(gaps: Sequence[Number | None], weights: Sequence[Number | None]) -> Score:
    """Return Σ w·g / Σ w over dimensions, in points of the scale; n counts them.

    Divided by the sum the weights have, not by 100 (nor by five after multiplying, as
    some class templates do): see ``is_shared_out`` for refusing a form. A dimension
    without a gap or a weight drops out of both sums; all weights 0 give None. Raises
    ValueError for a negative weight or lists of different lengths. Source: Zeithaml,
    Parasuraman & Berry, Delivering Quality Service (1990).
    """
    return weighted_mean(gaps, weights)


def is_shared_out(weights: Iterable[Number], whole: Number = POINTS) -> bool:
    """Say whether the weights are not below 0 and make 100 points exactly."""
    shares = [exact(weight) for weight in weights]
    return sum(shares) == exact(whole) and all(share >= 0 for share in shares)


def turned(answers: Answers, names: Collection[str], scale: Scale) -> dict[str, Pair]:
    """Return a respondent's answers with negatively worded items reversed.

    Both sides of a pair, before the gap is taken: low + high − answer.
    """
    return {
        name: pair.turned(scale) if name in names else pair
        for name, pair in answers.items()
    }


def survey(
    respondents: Sequence[Answers],
    dimensions: Dimensions,
    weights: Sequence[Mapping[str, Number]] = (),
) -> Survey:
    """Return the gaps of all items, of the dimensions, and of the whole.

    ``respondents`` have their pairs by item name, ``dimensions`` the names of their
    items, ``weights`` (none, or one mapping per respondent) the points each gave to
    the dimensions. Raises ValueError as ``weighted`` does.
    """
    names = [name for items in dimensions.values() for name in items]
    parts = {key: dimension(respondents, items) for key, items in dimensions.items()}
    return Survey(
        n=dimension(respondents, names).n,
        items={name: item(respondents, name) for name in names},
        dimensions=parts,
        overall=overall(parts.values()),
        weighted=_weighted_of_all(respondents, dimensions, weights),
    )


def _weighted_of_all(
    respondents: Sequence[Answers],
    dimensions: Dimensions,
    weights: Sequence[Mapping[str, Number]],
) -> Score:
    """Return the mean of the respondents' own weighted gaps."""
    if not weights:
        return Score(None, 0)
    scores = [
        weighted(
            [of_pairs(_pairs([answers], items)).gap for items in dimensions.values()],
            [points.get(key) for key in dimensions],
        ).value
        for answers, points in zip(respondents, weights, strict=True)
    ]
    found = [score for score in scores if score is not None]
    return Score(mean(found), len(found))


def _pairs(respondents: Iterable[Answers], names: Collection[str]) -> list[Pair]:
    """Return the pairs of these items, empty ones where there are none."""
    nothing = Pair(None, None)
    return [answers.get(name, nothing) for answers in respondents for name in names]
