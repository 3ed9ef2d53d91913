"""Files of past completions for tests, and what importing them comes to."""

from people.sheets import lines
from tests.make import NOON
from training.evidence.imports import batches, words, work
from training.evidence.imports.fields import COLUMNS
from training.evidence.imports.summary import Summary
from training.models import EvidenceBatch

HEADS = "工号,课程,完成日期,姓名,分钟,学时,培训机构,备注"


def csv(*rows: str, heads: str = HEADS) -> bytes:
    return "\n".join((heads, *rows)).encode()


def checked(content: bytes, *, by=None, at=NOON) -> EvidenceBatch:
    """Take a file and check it with the columns that are guessed."""
    batch = batches.take("past.csv", content, by=by, at=at)
    columns = COLUMNS.guess(Summary.of(batch).heads)
    batches.check(batch, columns, by=by, at=at)
    return batch


def imported(content: bytes, *, by=None, at=NOON) -> EvidenceBatch:
    """Check a file and let its job record it."""
    batch = checked(content, by=by, at=at)
    work.ask(batch, by=by, at=at)  # in tests it is done at once
    batch.refresh_from_db()
    return batch


def counts(batch: EvidenceBatch) -> tuple[int, int, int]:
    """Return how many rows are new, recorded before, and wrong."""
    kinds = Summary.of(batch).kinds
    return kinds["new"], kinds["same"], kinds["wrong"]


def faults(batch: EvidenceBatch) -> dict[int, list[str]]:
    """Return what is wrong: {row: ["column：problem", …]}."""
    return {
        one["row"]: [f"{title}：{fault}" for title, fault in words.faults(one)]
        for one in lines.read(batch, "wrong")
    }
