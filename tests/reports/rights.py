"""Whose rows each address of a report may show to whom, over the company of world.py.

A further report adds a line to PAGES: its address, and how to take the names of people
from what it answers. `{key}` is the person a report of one person is about.
"""

from collections.abc import Callable
from typing import Any

from tests.reports.world import BEFORE, NAMES

EVERYBODY = frozenset({"he", "lin", "sun", "zhou", "gao"})
NOTHING: frozenset[str] = frozenset()

# Who sees whom: today, and on the day before Zhou moved away.
SEES = {
    "hr": (EVERYBODY, EVERYBODY),
    "ma": (frozenset({"lin", "he", "sun"}), frozenset({"lin", "he", "sun", "zhou"})),
    "lin": (frozenset({"he", "sun"}), frozenset({"he", "sun", "zhou"})),
    "wu": (frozenset({"lin", "he"}), frozenset({"lin", "he"})),
    "zheng": (frozenset({"sun", "zhou", "gao"}), frozenset({"sun", "zhou", "gao"})),
    "he": (NOTHING, NOTHING),
    "zhou": (NOTHING, NOTHING),
}

PAGES = (
    "/reports/completions/",
    "/reports/completions.csv",
    "/reports/overdue/",
    "/reports/overdue.csv",
    "/reports/expiring/?expiring=60",
    "/reports/expiring.csv?expiring=60",
    "/reports/matrix/",
    "/reports/matrix.csv",
    "/reports/hours/?since=2020-01-01",
    "/reports/hours.csv?since=2020-01-01",
)
# Who is in a report at all; the others are in none of its rows.
HOLDS = {
    "completions": EVERYBODY,
    "overdue": frozenset({"lin", "zhou"}),
    "expiring": frozenset({"he"}),
    "matrix": EVERYBODY,
    "hours": frozenset({"he", "gao"}),
}
"""By the report's name, the second part of its address."""


def named(text: str) -> frozenset[str]:
    """Return who of the company is named."""
    return frozenset(key for key, name in NAMES.items() if name in text)


type Ask = Callable[[str, str], Any]


def before(address: str) -> str:
    """Return the address as of the day before Zhou moved away."""
    return f"{address}{'&' if '?' in address else '?'}as-of={BEFORE}"
