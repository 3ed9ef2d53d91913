"""The lines of a checked file as they are stored, and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from people.imports import words
from people.imports.lines import Kind, Line
from people.models import ImportBatch
from people.sheets import lines


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as a page shows it. Differences: title, before, after; faults: title."""

    kind: str
    row: int
    number: str
    name: str
    differences: list[tuple[str, str, str]]
    faults: list[tuple[str, str]]


def keep(batch: ImportBatch, found: Iterable[Line]) -> str:
    """Store the lines in place of those of an earlier check; return their digest."""
    return lines.keep(batch, map(_stored, found))


def digest(found: Iterable[Line]) -> str:
    return lines.digest(map(_stored, found))


def page(batch: ImportBatch, *, kind: str, number: int) -> list[Shown]:
    """Return the lines of a page, the first being 1, in words."""
    return [shown(one) for one in lines.page(batch, kind=kind, number=number)]


def wrong(batch: ImportBatch) -> dict[int, list[tuple[str, str]]]:
    """Return what is wrong in each row: (title of the column, problem)."""
    return {one.row: one.faults for one in map(shown, lines.read(batch, Kind.WRONG))}


def shown(stored: Mapping[str, Any]) -> Shown:
    differences = [
        (words.title(where), old, new) for where, old, new in stored["differences"]
    ]
    faults = [
        (words.title(where), words.fault(message, values))
        for where, message, values in stored["faults"]
    ]
    kind, row, number, name = (stored[one] for one in ("kind", "row", "number", "name"))
    return Shown(kind, row, number, name, differences, faults)


def _stored(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "row": line.row,
        "number": line.number,
        "name": line.name,
        "differences": [(one.where, one.old, one.new) for one in line.differences],
        "faults": [(one.where, one.message, dict(one.values)) for one in line.faults],
    }
