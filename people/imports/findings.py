"""The lines of a checked file, stored so that its pages need not check it again."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from people.imports import words
from people.imports.lines import Line
from people.models import ImportBatch

PAGE = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as a page shows it. Differences: title, before, after; faults: title."""

    kind: str
    row: int
    number: str
    name: str
    differences: list[tuple[str, str, str]]
    faults: list[tuple[str, str]]


def keep(batch: ImportBatch, lines: list[Line]) -> str:
    """Store the lines in place of those of an earlier check; return their digest."""
    text = _text(lines)
    default_storage.delete(_name(batch))
    packed = gzip.compress(text, compresslevel=3, mtime=0)
    default_storage.save(_name(batch), ContentFile(packed))
    return hashlib.sha256(text).hexdigest()


def digest(lines: list[Line]) -> str:
    return hashlib.sha256(_text(lines)).hexdigest()


def _text(lines: list[Line]) -> bytes:
    return "".join(json.dumps(_stored(line)) + "\n" for line in lines).encode()


def page(batch: ImportBatch, *, kind: str, number: int) -> list[Shown]:
    """Return the lines of a page, the first being 1, in words."""
    start = (number - 1) * PAGE
    return [shown(one) for one in islice(read(batch, kind), start, start + PAGE)]


def read(batch: ImportBatch, kind: str = "") -> Iterator[dict[str, Any]]:
    """Yield the stored lines, of one kind if it is named; none if they are gone."""
    if not default_storage.exists(_name(batch)):
        return
    mark = f'{{"kind": "{kind}' if kind else ""
    with default_storage.open(_name(batch)) as file, gzip.open(file, "rt") as text:
        for one in text:
            if one.startswith(mark):
                yield json.loads(one)


def forget(batch: ImportBatch) -> None:
    """Throw the lines away, for they hold what is known of people."""
    default_storage.delete(_name(batch))


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


def _name(batch: ImportBatch) -> str:
    return f"imports/{batch.pk}/lines.jsonl.gz"
