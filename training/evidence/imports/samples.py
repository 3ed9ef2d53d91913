"""A sample file with all heads, to be filled in; and the rows that were wrong."""

from collections.abc import Iterator
from typing import Any

from people.sheets import lines, sample, storing, wrong
from training.evidence.imports import words
from training.evidence.imports.fields import HEADS, Field
from training.evidence.imports.lines import Kind
from training.evidence.imports.summary import Summary
from training.models import EvidenceBatch

ROWS = (
    {
        Field.NUMBER: "00482",
        Field.NAME: "林晓岚",
        Field.WHAT: "customer-satisfaction/opening",
        Field.COMPLETED_ON: "2025-03-18",
        Field.MINUTES: "90",
        Field.NOTE: "线下班第 3 期",
    },
    {
        Field.NUMBER: "00017",
        Field.NAME: "王建国",
        Field.WHAT: "消防安全培训",
        Field.COMPLETED_ON: "2024/11/6",
        Field.HOURS: "1.5",
        Field.PROVIDER: "市消防协会",
    },
)


def workbook() -> bytes:
    return sample.workbook("培训记录", HEADS, ROWS)


def shown() -> dict[str, Any]:
    """Return the heads, and the rows as (head, cell), to be read on a page."""
    rows = [[(head, row.get(one, "")) for one, head in HEADS.items()] for row in ROWS]
    return {"heads": list(HEADS.values()), "rows": rows}


def wrong_rows(batch: EvidenceBatch) -> Iterator[bytes]:
    """Yield a CSV of the rows as they stood, their numbers and what is wrong."""
    found = {one["row"]: words.faults(one) for one in lines.read(batch, Kind.WRONG)}
    sheet = storing.sheet(batch, encoding=Summary.of(batch).encoding)
    return wrong.rows(sheet, found)
