"""Comparing what a tool computes with what a case expects, within its tolerance."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

HAIR = Fraction(1, 10**9)
HALF = Fraction(1, 2)
_ROUNDED = re.compile(r"rounded to (?:an )?(integer|\d+)")

type Path = tuple[str, ...]


def differences(expected: object, found: object, tolerance: object) -> list[str]:
    """Return where the two differ, a line each.

    Only what is expected is looked at; what is expected and not there is a difference.
    """
    return list(_differences(expected, found, tolerance, ()))


def _differences(
    expected: object, found: object, tolerance: object, path: Path
) -> Iterator[str]:
    if path[-1:] == ("error",) or path[-1:] == ("raises",):
        if bool(expected) != bool(found):
            yield f"expected error {expected!r}, found {found!r}"
    elif isinstance(expected, Mapping):
        yield from _of_mappings(expected, found, tolerance, path)
    elif isinstance(expected, list):
        yield from _of_lists(expected, found, tolerance, path)
    elif not _is_same(expected, found, tolerance, path):
        yield f"{'.'.join(path)}: expected {_shown(expected)}, found {_shown(found)}"


def _of_mappings(
    expected: Mapping[str, object], found: object, tolerance: object, path: Path
) -> Iterator[str]:
    if not isinstance(found, Mapping):
        yield f"{'.'.join(path)}: expected keys {sorted(expected)}, found {found!r}"
        return
    for key, value in expected.items():
        if key in found:
            yield from _differences(value, found[key], tolerance, (*path, key))
        else:
            yield f"{'.'.join((*path, key))}: nothing computes this"


def _of_lists(
    expected: Sequence[object], found: object, tolerance: object, path: Path
) -> Iterator[str]:
    if not isinstance(found, list | tuple) or len(found) != len(expected):
        yield f"{'.'.join(path)}: expected {_shown(expected)}, found {_shown(found)}"
        return
    for at, (one, other) in enumerate(zip(expected, found, strict=True)):
        yield from _differences(one, other, tolerance, (*path, str(at)))


def _is_same(expected: object, found: object, tolerance: object, path: Path) -> bool:
    one, other = _number(expected), _number(found)
    if one is None or other is None:
        return type(expected) is type(found) and bool(expected == found)
    return abs(one - other) <= allowance(tolerance, path)


def allowance(tolerance: object, path: Path = ()) -> Fraction:
    """Return how far a number may be off.

    A tolerance is a number, "exact", "rounded to integer", "rounded to 2 decimals", or
    a mapping of these by key, by suffix of a key ("pct"), or "other".
    """
    if isinstance(tolerance, Mapping):
        return _by_key(tolerance, path)
    if tolerance is None or tolerance == "exact":
        return Fraction(0)
    rounded = _ROUNDED.search(str(tolerance))
    if rounded is None:
        return Fraction(str(tolerance))
    decimals = 0 if rounded[1] == "integer" else int(rounded[1])
    return HALF / Fraction(10) ** decimals


def _by_key(tolerance: Mapping[str, object], path: Path) -> Fraction:
    """Return what the innermost key of the path is allowed; a hair if nothing says."""
    for key in reversed(path):
        for name in (key, key.rpartition("_")[2]):
            if name in tolerance:
                return allowance(tolerance[name])
    for name in ("other", "default"):
        if name in tolerance:
            return allowance(tolerance[name])
    return HAIR


def _number(value: object) -> Fraction | None:
    """Return a number, as exact as it came; None of anything else, or of yes and no."""
    if isinstance(value, int | float | Fraction) and not isinstance(value, bool):
        return Fraction(value)
    return None


def _shown(value: object) -> str:
    return f"{float(value):.9g}" if isinstance(value, Fraction) else repr(value)
