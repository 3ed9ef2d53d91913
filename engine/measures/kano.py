"""Kano's categories: what pairs of answers say about an attribute."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.measures.exact import Number, exact

BAND = Fraction(6, 100)
SUBSTANTIAL = Fraction(1, 2)
DOUBTFUL = Fraction(2, 100)


class Answer(StrEnum):
    LIKE = "like"
    MUST_BE = "must_be"
    NEUTRAL = "neutral"
    LIVE_WITH = "live_with"
    DISLIKE = "dislike"


class Category(StrEnum):
    """In the order in which M > O > A > I picks; R and Q are not ordered by it."""

    MUST_BE = "must_be"
    ONE_DIMENSIONAL = "one_dimensional"
    ATTRACTIVE = "attractive"
    INDIFFERENT = "indifferent"
    REVERSE = "reverse"
    QUESTIONABLE = "questionable"

    @property
    def letter(self) -> str:
        """Return M, O, A, I, R or Q, as the literature writes it."""
        return self.name[0]


M, O, A, I, R, Q = Category  # noqa: E741 - the letters of the literature
_ROWS = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
_LETTERS = {category.letter: category for category in Category}

type Counts = Mapping[Category, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answer pairs fall into each category, and how many lack an answer."""

    counts: Counts
    dropped: int

    @property
    def n(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the counts of an attribute come to. Shares are 0 to 1; undefined is None.

    ``n`` counts complete pairs with R and Q. ``mode`` is the largest of A, O, M, I, R,
    None if two are largest. ``contenders`` are those the rule M > O > A > I chose
    from to find ``category``: one, unless the attribute ``is_mixed``.
    ``needs_review``: R or Q is among the two highest, which the rule does not order.
    """

    counts: Counts
    n: int
    mode: Category | None
    category: Category | None
    contenders: tuple[Category, ...]
    is_mixed: bool | None
    needs_review: bool
    category_strength: Fraction | None
    total_strength: Fraction | None
    better: Fraction | None
    worse: Fraction | None

    def share(self, category: Category) -> Fraction | None:
        return _share(self.counts[category], self.n)

    @property
    def is_doubtful(self) -> bool:
        """Say whether Q is above 2 %, so that the wording is to be looked at."""
        return (self.share(Q) or 0) > DOUBTFUL


def category(functional: Answer, dysfunctional: Answer) -> Category:
    """Return the category of one pair of answers, if it were there and if it were not.

    Source: the evaluation table of Kano et al. 1984 as in Berger et al., CQM Journal
    2 (4) 1993 (Pouliot's finer table is another).
    """
    order = list(Answer)
    return _LETTERS[_ROWS[order.index(functional)][order.index(dysfunctional)]]


def tally(pairs: Iterable[tuple[Answer | None, Answer | None]]) -> Tally:
    """Count (functional, dysfunctional) answers by category.

    A pair that lacks an answer is dropped, not taken for indifferent.
    """
    found = Counter(
        None if one is None or other is None else category(one, other)
        for one, other in pairs
    )
    return Tally({one: found[one] for one in Category}, dropped=found[None])


def figures(counts: Counts, *, band: Number = BAND, n: int | None = None) -> Figures:
    """Return the figures of an attribute from how many pairs fell into each category.

    ``band`` is the lead, as a share of n, up to which (inclusive) an attribute is
    mixed and M > O > A > I picks. ``n`` is given where the counts do not add up to it
    (published, rounded shares). Raises ValueError for a count below 0. Sources: the
    rule, better and worse: Berger et al. 1993; category and total strength: Lee &
    Newcomb 1997.
    """
    found = _whole(counts)
    n = sum(found.values()) if n is None else n
    first, second = sorted((found[one] for one in (M, O, A, I, R)), reverse=True)[:2]
    is_mixed = first - second <= exact(band) * n if first else None
    contenders = _above(found, second if is_mixed else first)
    asked = found[A] + found[O] + found[M] + found[I]
    return Figures(
        counts=found,
        n=n,
        mode=_only(_above(found, first)),
        category=next(iter(contenders), None),
        contenders=contenders,
        is_mixed=is_mixed,
        needs_review=_needs_review(found),
        category_strength=_share(first - second, n),
        total_strength=_share(found[A] + found[O] + found[M], n),
        better=_share(found[A] + found[O], asked),
        worse=_share(-found[O] - found[M], asked),
    )


def alternative(counts: Counts) -> Category | None:
    """Return the category by the other rule: wanted or not first, then the largest.

    If O + A + M > I + R + Q the largest of O, A, M, else of I, R, Q. Equal ones go by
    M > O > A > I; None for nobody, or R as often as Q. Source: usually credited to
    Blauth; rule text in stp25stat, R/kano.R.
    """
    found = _whole(counts)
    wanted, others = (M, O, A), (I, R, Q)
    is_wanted = sum(found[one] for one in wanted) > sum(found[one] for one in others)
    group = wanted if is_wanted else others
    most = max(found[one] for one in group)
    top = tuple(one for one in group if found[one] == most > 0)
    return None if top == (R, Q) else next(iter(top), None)


def is_substantial(coefficient: Number) -> bool:
    """Say whether better or worse is far enough from 0 to matter: half or more.

    Source: Timko in Berger et al. 1993.
    """
    return abs(exact(coefficient)) >= SUBSTANTIAL


def _whole(counts: Counts) -> dict[Category, int]:
    """Return the counts of all categories, in their order; 0 where there is none."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is below 0")
    return {one: counts.get(one, 0) for one in Category}


def _above(counts: Counts, least: int) -> tuple[Category, ...]:
    """Return who has so many, in the order M > O > A > I > R; nobody has none."""
    return tuple(one for one in (M, O, A, I, R) if counts[one] >= max(least, 1))


def _only(categories: tuple[Category, ...]) -> Category | None:
    return categories[0] if len(categories) == 1 else None


def _needs_review(counts: Counts) -> bool:
    """Say whether R or Q is among the two highest of all six, or as high as they."""
    second = sorted(counts.values())[-2]
    return any(counts[one] >= max(second, 1) for one in (R, Q))


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
