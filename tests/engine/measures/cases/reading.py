"""Reading worked examples from a JSON file, with exact numbers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path


@dataclass(frozen=True)
class Case:
    id: str
    tool: str
    input: Mapping[str, object]
    expected: object
    tolerance: object


def read(path: Path) -> list[Case]:
    """Return the cases of a file: ``{"cases": […]}``, or the list alone."""
    found = json.loads(path.read_text(encoding="utf-8"), parse_float=Fraction)
    cases = found["cases"] if isinstance(found, dict) else found
    return [
        Case(
            id=case.get("id", f"case-{number}"),
            tool=case["tool"],
            input=case.get("input") or {},
            expected=case.get("expected"),
            tolerance=case.get("tolerance", "exact"),
        )
        for number, case in enumerate(cases, start=1)
    ]
