"""Keeps what a preview found: keys and days, names come when it is shown."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.storage import default_storage

from courses.models import Module
from people.models import Person
from training.equivalence.fates import Fate
from training.equivalence.preview import Line, Part


def told(parts: Iterable[Part]) -> str:
    return json.dumps([_part(part) for part in parts])


def _part(part: Part) -> dict[str, Any]:
    return {
        "fate": part.fate,
        "number": part.number,
        "people": part.people,
        "first": [_line(line) for line in part.first],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "person": line.person.pk,
        "was": line.was.pk,
        "now": line.now and line.now.pk,
        "done_on": line.done_on and line.done_on.isoformat(),
        "done": line.done,
        "of": line.of,
    }


def read(name: str) -> list[Part]:
    """Return the parts; who was erased meanwhile is shown as she is called now."""
    with default_storage.open(name) as file:
        stored = json.load(file)
    lines = [line for part in stored for line in part["first"]]
    people = Person.objects.in_bulk({line["person"] for line in lines})
    keys = {line[name] for line in lines for name in ("was", "now")}
    modules = Module.objects.in_bulk(keys - {None})
    return [
        Part(
            Fate(part["fate"]),
            [
                Line(
                    people[line["person"]],
                    modules[line["was"]],
                    Fate(part["fate"]),
                    modules.get(line["now"]),
                    date.fromisoformat(line["done_on"]) if line["done_on"] else None,
                    line["done"],
                    line["of"],
                )
                for line in part["first"]
            ],
            part["number"],
            part["people"],
        )
        for part in stored
    ]
