"""Rooms of a size one can take in: short files, short functions."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
ROOT = Path(settings.BASE_DIR)
SOURCES = [
    str(path.relative_to(ROOT))
    for path in sorted(ROOT.rglob("*.py"))
    if not {"migrations", "var", ".venv"} & set(path.parts)
]


@pytest.mark.parametrize("name", SOURCES)
def test_file_and_its_functions_are_short(name):
    source = (ROOT / name).read_text()
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    ]
    too_long = [
        f.name for f in functions if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION
    ]
    assert source.count("\n") <= LONGEST_FILE
    assert too_long == []
