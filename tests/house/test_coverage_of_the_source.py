"""The table of where the source's matter stands names only what is there."""

import re
from pathlib import Path

from django.conf import settings

TABLE = Path(settings.BASE_DIR) / "docs" / "course-coverage.md"
COURSE = Path(settings.BASE_DIR) / "content" / "customer-satisfaction"
ROWS = 34


def rows():
    for line in TABLE.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 7 and cells[0] not in {"条目", "---"}:
            yield cells


def texts():
    return {path.name.split(".")[0]: path for path in COURSE.rglob("*.md")}


def ids(path):
    return set(re.findall(r"\{:?\s*#([A-Za-z][\w-]*)", path.read_text()))


def test_every_row_of_the_source_has_its_place():
    numbers = {int(one) for cells in rows() for one in re.findall(r"\d+", cells[0])}

    assert numbers == set(range(1, ROWS + 1))


def test_every_text_and_its_sections_are_there():
    missing = []
    for cells in rows():
        paths = [TABLE.parent / one for one in re.findall(r"\]\(([^)]+)\)", cells[2])]
        found = {name for path in paths if path.exists() for name in ids(path)}
        missing += [path for path in paths if not path.exists()]
        missing += set(re.findall(r"#([\w-]+)", cells[3])) - found

    assert missing == []


def test_every_figure_is_there():
    named = {one for cells in rows() for one in re.findall(r"`([^`]+)`", cells[4])}

    assert [one for one in sorted(named) if not (COURSE / one).exists()] == []


def test_every_question_is_there():
    known = texts()
    named = {one for cells in rows() for one in re.findall(r"`([^`]+)`", cells[5])}

    pairs = [one.split("#") for one in sorted(named)]
    assert [(unit, id_) for unit, id_ in pairs if id_ not in ids(known[unit])] == []
