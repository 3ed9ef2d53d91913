"""Rooms of a size one can take in: short files, short functions."""

import ast
from pathlib import Path

from django.conf import settings

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
ROOT = Path(settings.BASE_DIR)
SOURCES = [
    str(path.relative_to(ROOT))
    for path in sorted(ROOT.rglob("*.py"))
    if not {"migrations", "var", ".venv"} & set(path.parts)
]


def test_files_are_short():
    too_long = [
        name for name in SOURCES if (ROOT / name).read_text().count("\n") > LONGEST_FILE
    ]

    assert too_long == []


def test_functions_are_short():
    too_long = [
        f"{name}: {node.name}"
        for name in SOURCES
        for node in ast.walk(ast.parse((ROOT / name).read_text()))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]

    assert too_long == []
