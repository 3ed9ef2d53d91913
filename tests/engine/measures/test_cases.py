"""Every worked example of the reference; MEASURES_CASES names a file with others."""

import os
from pathlib import Path

import pytest

from tests.engine.measures.cases.reading import read
from tests.engine.measures.cases.tools import failures

COMMITTED = Path(__file__).parent / "measures_cases.json"
CASES = read(Path(os.environ.get("MEASURES_CASES") or COMMITTED))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case_holds(case):
    assert "\n".join(failures(case)) == ""


def test_there_are_cases():
    assert len(CASES) > 0
