"""Which of the checked lines a page shows: a kind, and a page of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from people.sheets.lines import PAGE

LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Tab:
    kind: str
    sign: str
    name: str
    count: int
    is_here: bool


def number(asked: str) -> int:
    """Return the page that an address asks for, the first for nonsense."""
    return int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else 1


def chosen[Kind: str](
    counts: Mapping[str, int],
    kinds: Mapping[Kind, tuple[str, str]],
    *,
    kind: str,
    number: int,
    default: Kind,
) -> dict[str, Any]:
    """Return the kind that is shown, its page, the last one, and a tab for each kind.

    Without a kind the first that has lines is shown. `kinds` are sign and name.
    """
    filled = [one for one in kinds if counts.get(one)]
    here = kind if kind in kinds else next(iter(filled), default)
    last = max(1, -(-counts.get(here, 0) // PAGE))
    return {
        "tabs": [
            Tab(one, sign, name, counts.get(one, 0), one == here)
            for one, (sign, name) in kinds.items()
        ],
        "kind": here,
        "number": min(max(number, 1), last),
        "last": last,
    }
