"""The statistics of each item of a quiz, as Moodle computes them, and D beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.measures import groups, intervals
from engine.measures.groups import Ebel
from engine.measures.intervals import Interval
from engine.measures.sheet import Column, Sheet, joint, rest, root, spread

FEWEST = 10
ORIENTATION = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The figures of one item. All are shares (times 100 they are Moodle's); n counts.

    ``discrimination`` is Pearson's item-rest correlation (item-total for a drawn item),
    ``item_rest`` the same always against the rest, ``efficiency`` the share of the
    largest covariance these marks could have, ``upper_lower`` the D of the 27 %
    groups. ``is_negative``: the item and the total covary the wrong way, therefore it
    has no effective weight. Undefined is None, never 0.
    """

    n: int
    facility: Fraction | None
    facility_interval: Interval | None
    deviation: float | None = None
    discrimination: float | None = None
    discrimination_interval: Interval | None = None
    item_rest: float | None = None
    efficiency: Fraction | None = None
    upper_lower: Fraction | None = None
    ebel: Ebel | None = None
    intended_weight: Fraction | None = None
    effective_weight: float | None = None
    is_negative: bool = False
    chance: Fraction | None = None

    @property
    def is_few(self) -> bool:
        """Say whether there are too few attempts for more than the facility."""
        return self.n < FEWEST

    @property
    def is_orientation(self) -> bool:
        """Say whether the figures are for orientation only."""
        return self.n < ORIENTATION

    def weighing(self, weight: float | None) -> "Item":
        """Return it with another effective weight: that of its question in the quiz."""
        return replace(self, effective_weight=weight)

    def cautious(self) -> "Item":
        """Return only the facility if there are too few attempts for the rest."""
        if not self.is_few:
            return self
        return Item(
            n=self.n,
            facility=self.facility,
            facility_interval=self.facility_interval,
            intended_weight=self.intended_weight,
            chance=self.chance,
        )


def statistics(
    sheet: Sheet, *, chances: Sequence[Fraction | None] = ()
) -> tuple[Item, ...]:
    """Return the figures of all items, in the order of the columns.

    ``chances`` are the random guess scores as shares, handed on as they are.
    Source: question/classes/statistics/questions/calculator.php of Moodle; D after
    Kelley (see ``groups``).
    """
    weights = effective_weights(sheet)
    given = chances or [None] * len(sheet.columns)
    return tuple(
        replace(_item(sheet, at), effective_weight=weights[at], chance=given[at])
        for at in range(len(sheet.columns))
    )


def facility(sheet: Sheet, at: int) -> Fraction | None:
    """Return mean(x) / max, 0 to 1; None for no attempts or an item worth nothing."""
    most = sheet.most(at) * len(sheet.columns[at])
    return Fraction(sum(sheet.whole[at]), most) if most else None


def effective_weights(sheet: Sheet) -> list[float | None]:
    """Return √cov(x, T) / Σ √cov(x, T) of each item; together they make 1.

    An item whose covariance is negative has None and counts in no sum. All are None
    where papers differ: the weights are those of one paper.
    """
    none: list[float | None] = [None] * len(sheet.columns)
    if not sheet.is_fixed:
        return none
    covariances = [
        joint(marks, sheet.totals_of(column))
        for column, marks in zip(sheet.columns, sheet.whole, strict=True)
    ]
    roots = [root(Fraction(one)) if one >= 0 else None for one in covariances]
    whole = sum(one for one in roots if one is not None)
    if not whole:
        return none
    return [None if one is None else one / whole for one in roots]


def correlation(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return Pearson's r; None where either has no variance."""
    product = spread(one) * spread(other)
    if not product:
        return None
    together = joint(one, other)
    return (1 if together >= 0 else -1) * root(Fraction(together**2, product))


def efficiency(one: Sequence[int], other: Sequence[int]) -> Fraction | None:
    """Return cov(x, y) / that of both lists sorted, at most 1; None if that is 0."""
    most = joint(sorted(one), sorted(other))
    return Fraction(joint(one, other), most) if most else None


def _item(sheet: Sheet, at: int) -> Item:
    column, marks = sheet.columns[at], sheet.whole[at]
    n, part, other = len(column), facility(sheet, at), sheet.others(at)
    totals = sheet.totals_of(column)
    deviation = _deviation(sheet, at)
    found = correlation(marks, other)
    difference = groups.discrimination(sheet, at)
    is_same = not column.is_drawn
    return Item(
        n=n,
        facility=part,
        facility_interval=_facility_interval(sheet, at, part, deviation),
        deviation=deviation,
        discrimination=found,
        discrimination_interval=intervals.correlation(found, n),
        item_rest=found if is_same else correlation(marks, rest(totals, marks)),
        efficiency=efficiency(marks, other),
        upper_lower=difference,
        ebel=None if difference is None else groups.ebel(difference),
        intended_weight=_intended_weight(sheet, column),
        is_negative=joint(marks, totals) < 0,
    )


def _deviation(sheet: Sheet, at: int) -> float | None:
    """Return sd(x) / max with n − 1; None below two attempts or for nothing."""
    column = sheet.columns[at]
    n = len(column)
    if n <= 1 or not column.out_of:
        return None
    square = Fraction(spread(sheet.whole[at]), n * (n - 1) * sheet.scale**2)
    return root(square / column.out_of**2)


def _facility_interval(
    sheet: Sheet, at: int, part: Fraction | None, deviation: float | None
) -> Interval | None:
    """Return Wilson's interval for right or wrong, Student's for partial credit."""
    if part is None:
        return None
    marks = sheet.whole[at]
    if sheet.is_all_or_nothing(at):
        return intervals.share(sum(map(bool, marks)), len(marks))
    found = intervals.mean(float(part), deviation, len(marks))
    if found is None or not sheet.is_within(at):
        return found
    return found.within(0, 1)


def _intended_weight(sheet: Sheet, column: Column) -> Fraction | None:
    """Return the item's share of the points of the papers it stood in."""
    if sheet.is_fixed:
        whole = sheet.out_of[0]
        return Fraction(column.out_of) / whole if whole else None
    whole = sum((sheet.out_of[place] for place in column.places), Fraction(0))
    return Fraction(column.out_of) * len(column) / whole if whole else None
