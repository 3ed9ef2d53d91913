"""How many must have answered before the results of a group are shown."""

SMALLEST_GROUP = 5


def is_shown(n: int) -> bool:
    """Say whether a group of n answers is large enough for its figures to be shown.

    A choice of this house (measures.md §3.0), not a law of statistics: among fewer
    than five, everybody guesses who said what. The functions of this package compute
    for any n; whoever shows a group's result asks here first. It does not guard
    against two groups that differ by one person.
    """
    return n >= SMALLEST_GROUP
