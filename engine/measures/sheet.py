"""The marks of many attempts at one quiz, and their exact sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm, sqrt, sumprod
from operator import sub

type Mark = Fraction | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one item brought, in points.

    ``places`` are the rows of the attempts it was asked of, in any order; ``marks`` are
    the points it earned there, in the same order. ``is_drawn``: a random slot drew it.
    """

    out_of: Mark
    places: Sequence[int]
    marks: Sequence[Mark]
    is_drawn: bool = False

    def __len__(self) -> int:
        return len(self.marks)


@dataclass(frozen=True)
class Sheet:
    """Attempts (rows, with their ids) by items (columns).

    Sums run over whole numbers: every mark is a multiple of 1/``scale`` point.
    """

    ids: Sequence[int]
    columns: Sequence[Column]

    @cached_property
    def scale(self) -> int:
        parts = {mark.denominator for column in self.columns for mark in column.marks}
        return lcm(*parts, *(column.out_of.denominator for column in self.columns))

    @cached_property
    def whole(self) -> list[list[int]]:
        """Return the columns' marks as whole numbers."""
        scale = self.scale
        return [
            [mark.numerator * (scale // mark.denominator) for mark in column.marks]
            for column in self.columns
        ]

    @cached_property
    def totals(self) -> list[int]:
        """Return what each attempt earned, in 1/``scale`` points."""
        totals = [0] * len(self.ids)
        for column, marks in zip(self.columns, self.whole, strict=True):
            for place, mark in zip(column.places, marks, strict=True):
                totals[place] += mark
        return totals

    @cached_property
    def out_of(self) -> list[Fraction]:
        """Return what each attempt could have earned, in points."""
        out_of = [Fraction(0)] * len(self.ids)
        if self.is_fixed:
            return [sum((Fraction(one.out_of) for one in self.columns), Fraction(0))]
        for column in self.columns:
            for place in column.places:
                out_of[place] += column.out_of
        return out_of

    @cached_property
    def rank(self) -> list[int]:
        """Return each attempt's place by (-total, attempt id): ties are no chance."""
        order = sorted(
            range(len(self.ids)), key=lambda row: (-self.totals[row], self.ids[row])
        )
        rank = [0] * len(order)
        for at, row in enumerate(order):
            rank[row] = at
        return rank

    @property
    def is_fixed(self) -> bool:
        """Say whether all attempts were asked all items, none of them drawn."""
        rows = len(self.ids)
        return all(
            len(column) == rows and not column.is_drawn for column in self.columns
        )

    def most(self, at: int) -> int:
        """Return what an item is worth, in 1/``scale`` points."""
        worth = self.columns[at].out_of
        return worth.numerator * (self.scale // worth.denominator)

    def is_all_or_nothing(self, at: int) -> bool:
        return {0, self.most(at)}.issuperset(self.whole[at])

    def is_within(self, at: int) -> bool:
        """Say whether no mark is below nothing or above everything."""
        marks = {0, *self.whole[at]}
        return min(marks) == 0 and max(marks) <= self.most(at)

    def best_first(self, column: Column) -> list[int]:
        """Return where in the column the attempts stand, by (-total, attempt id)."""
        rank = [self.rank[place] for place in column.places]
        return sorted(range(len(rank)), key=rank.__getitem__)

    def totals_of(self, column: Column) -> list[int]:
        """Return the totals of the attempts the item was asked of."""
        totals = self.totals
        return [totals[place] for place in column.places]

    def others(self, at: int) -> list[int]:
        """Return Moodle's "other mark": the rest, or the whole for a drawn item."""
        column = self.columns[at]
        totals = self.totals_of(column)
        return totals if column.is_drawn else rest(totals, self.whole[at])


def of_rows(
    rows: Sequence[Sequence[Mark | None]],
    *,
    out_of: Sequence[Mark] = (),
    ids: Sequence[int] = (),
) -> Sheet:
    """Return the sheet of a matrix (a row for each attempt; None: not asked).

    Without ``out_of`` every item is worth 1 point; without ``ids`` the attempts are
    numbered as they stand. Raises ValueError if the rows differ in length.
    """
    columns = list(zip(*rows, strict=True))
    worth = out_of or [1] * len(columns)
    return Sheet(
        ids=ids or range(len(rows)),
        columns=[
            Column(
                out_of=most,
                places=[at for at, mark in enumerate(column) if mark is not None],
                marks=[mark for mark in column if mark is not None],
            )
            for column, most in zip(columns, worth, strict=True)
        ],
    )


def rest(totals: Sequence[int], marks: Sequence[int]) -> list[int]:
    return list(map(sub, totals, marks))


def joint(one: Sequence[int], other: Sequence[int]) -> int:
    """Return n·Σxy − Σx·Σy, which is n(n−1) times the sample covariance."""
    return len(one) * int(sumprod(one, other)) - sum(one) * sum(other)


def spread(values: Sequence[int]) -> int:
    """Return n·Σx² − (Σx)², which is n(n−1) times the sample variance."""
    return joint(values, values)


def root(square: Fraction) -> float:
    """Return the square root; the only step that is not exact."""
    return sqrt(square)
