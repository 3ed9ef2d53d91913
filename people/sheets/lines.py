"""The lines of a checked file, stored so that its pages need not check it again."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from people.models import ImportFile

PAGE = 100
PERSONAL = ("number", "name", "differences", "faults")


def keep(batch: ImportFile, lines: Iterable[Mapping[str, Any]]) -> str:
    """Store the lines in place of those of an earlier check; return their digest.

    Each line names its kind first: {"kind": …}.
    """
    text = _text(lines)
    default_storage.delete(batch.lines)
    packed = gzip.compress(text, compresslevel=3, mtime=0)
    default_storage.save(batch.lines, ContentFile(packed))
    return hashlib.sha256(text).hexdigest()


def forget(batch: ImportFile, number: str) -> None:
    """Empty what the lines of somebody say of her; that they were there stays."""
    known = list(read(batch))
    hers = [line for line in known if line["number"] == number]
    for line in hers:
        line.update({name: type(line[name])() for name in PERSONAL if name in line})
    if hers:
        keep(batch, known)


def digest(lines: Iterable[Mapping[str, Any]]) -> str:
    return hashlib.sha256(_text(lines)).hexdigest()


def _text(lines: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode()


def page(batch: ImportFile, *, kind: str, number: int) -> list[dict[str, Any]]:
    """Return the lines of a page, the first being 1."""
    start = (number - 1) * PAGE
    return list(islice(read(batch, kind), start, start + PAGE))


def read(batch: ImportFile, kind: str = "") -> Iterator[dict[str, Any]]:
    """Yield the stored lines, of one kind if it is named; none if they are gone."""
    if not default_storage.exists(batch.lines):
        return
    mark = f'{{"kind": "{kind}' if kind else ""
    with default_storage.open(batch.lines) as file, gzip.open(file, "rt") as text:
        for one in text:
            if one.startswith(mark):
                yield json.loads(one)
