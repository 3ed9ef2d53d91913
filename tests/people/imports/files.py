"""Files of people for tests, and what bringing them in comes to."""

from datetime import date

from people.imports import applying, batches
from people.imports.checking import Order
from people.imports.fields import COLUMNS
from people.imports.summary import Summary
from people.models import ImportBatch
from tests.make import NOON

TODAY = date(2026, 11, 20)
HEADS = "工号,姓名,登录名,邮箱,部门,岗位,上级工号,班级,入职日期,离职日期,语言,任职日期"


def csv(*lines: str, heads: str = HEADS) -> bytes:
    return "\n".join((heads, *lines)).encode()


def checked(content, *, by=None, at=NOON, is_whole=False, effective=TODAY):
    """Take a file and check it with the columns that are guessed."""
    order = Order(by, effective, at, is_whole=is_whole)
    batch = batches.take("people.csv", content, order=order)
    columns = COLUMNS.guess(Summary.of(batch).heads)
    batches.check(batch, columns, by=by, at=at)
    return batch


def applied(content, *, by=None, at=NOON, confirmed=None, **order):
    batch = checked(content, by=by, at=at, **order)
    applying.confirm(batch, confirmed)
    applying.at_once(batch, by=by, at=at)
    return batch


def counts(batch: ImportBatch) -> dict[str, int]:
    """Return how many lines of each kind there are, without those of none."""
    return {kind: count for kind, count in Summary.of(batch).kinds.items() if count}
