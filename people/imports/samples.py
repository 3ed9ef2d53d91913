"""A sample file with all heads, to be filled in; and the rows that were wrong."""

from collections.abc import Iterator

from people.imports import batches, findings
from people.imports.fields import HEADS, Field
from people.models import ImportBatch
from people.sheets import sample, wrong

ROWS = (
    {
        Field.NUMBER: "00482",
        Field.NAME: "林晓岚",
        Field.EMAIL: "lin@example.com",
        Field.DEPARTMENT: "总部/客服部/医保窗口",
        Field.POSITION: "窗口专员",
        Field.MANAGER: "00017",
        Field.COHORTS: "二〇二六秋季新员工班；窗口一组",
        Field.STARTED_ON: "2026-09-01",
    },
    {
        Field.NUMBER: "00017",
        Field.NAME: "王建国",
        Field.USERNAME: "wangjianguo",
        Field.EMAIL: "wang@example.com",
        Field.DEPARTMENT: "总部/客服部",
        Field.POSITION: "科长",
        Field.STARTED_ON: "2018-03-15",
        Field.LANGUAGE: "中文",
    },
)


def workbook() -> bytes:
    return sample.workbook("人员", HEADS, ROWS)


def wrong_rows(batch: ImportBatch) -> Iterator[bytes]:
    """Yield a CSV of the rows as they stood, their numbers and what is wrong."""
    return wrong.rows(batches.sheet(batch), findings.wrong(batch))
