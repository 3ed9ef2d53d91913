"""The table of status.py in SQL, and what was known of a period at a moment.

Reports hold dozens of these. Put together from conditions and querysets they would take
longer to build than to answer, so that each is a piece of SQL about one moment.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Expression,
    F,
    Field,
)
from django.db.models.sql.compiler import SQLCompiler

from training.status import COLUMNS, Status

# What facts of a kind had said by the moment. It is the period's own column where
# nothing was recorded since, which spares a look at the facts.
TOLD = (
    "CASE WHEN {{row}}.known_at <= %s THEN {{row}}.{column} ELSE"
    " (SELECT fact.moment FROM training_periodfact fact"
    " WHERE fact.period_id = {{row}}.id AND fact.kind = '{kind}'"
    " AND fact.recorded_at <= %s"
    " ORDER BY fact.recorded_at DESC, fact.id DESC LIMIT 1) END"
)
KNOWN = {
    kind: TOLD.format(kind=kind, column=column) for kind, column in COLUMNS.items()
}
# Whether the period that renews it was done by the moment.
FURTHER = (
    "EXISTS (SELECT 1 FROM training_period further"
    " WHERE further.previous_id = {{row}}.id AND further.opened_at <= %s"
    " AND {satisfied} <= %s"
    " AND ({revoked} IS NULL OR {revoked} > %s)"
    " AND ({withdrawn} IS NULL OR {withdrawn} > %s))"
)
RENEWED = FURTHER.format(
    **{kind: told.replace("{row}", "further") for kind, told in KNOWN.items()}
)

# The lines of status.py; the first that holds counts, and the last one always does.
# %s is the moment, and what is not known is neither before nor after it.
LINES = (
    (Status.REVOKED, "{revoked} <= %s"),
    (Status.WITHDRAWN, "{withdrawn} <= %s"),
    (Status.PENDING, "{satisfied} <= %s AND {valid-from} > %s"),
    (
        Status.EXPIRING,
        "{satisfied} <= %s AND {valid-until} > %s AND {renews} <= %s AND NOT {renewed}",
    ),
    (Status.VALID, "{satisfied} <= %s AND {valid-until} > %s"),
    (Status.DONE, "{satisfied} <= %s AND {valid-until} IS NULL"),
    (Status.GRACE, "{satisfied} <= %s AND {grace-until} > %s"),
    (Status.EXPIRED, "{satisfied} <= %s"),
    (Status.WAIVED, "{waived} <= %s"),
    (Status.NOT_OPEN, "{opens} > %s"),
    (Status.IN_PROGRESS, "({due} IS NULL OR {due} > %s) AND {{started}} <= %s"),
    (Status.NOT_STARTED, "({due} IS NULL OR {due} > %s)"),
    (Status.FAILED, "{closes} <= %s"),
)
WHENS = " ".join(
    f"WHEN {condition.format(**KNOWN, renewed=RENEWED)} THEN '{code}'"
    for code, condition in LINES
)
STATUS = f"CASE {WHENS} ELSE '{Status.OVERDUE}' END"

# The same as `status in MET`, from the six values that decide it.
MET = (
    "CASE WHEN {satisfied} <= %s"
    " AND ({revoked} IS NULL OR {revoked} > %s)"
    " AND ({withdrawn} IS NULL OR {withdrawn} > %s)"
    " AND ({valid-from} IS NULL OR {valid-from} <= %s)"
    " AND ({valid-until} IS NULL OR {valid-until} > %s OR {grace-until} > %s)"
    " THEN TRUE ELSE FALSE END"
).format(**KNOWN)


class AsOf(Expression):
    """A piece of SQL about a period, whose only parameter is a moment.

    It may say {row} for the period's table and {started} for when its pass began.
    """

    def __init__(self, sql: str, at: datetime, output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.sql = sql
        self.at = at
        self.sources: list[Any] = [F("pk")]
        if "{started}" in sql:
            self.sources.append(F("registration__started_at"))

    def get_source_expressions(self) -> list[Any]:
        return self.sources

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        self.sources = list(exprs)

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        key, *started = self.sources
        sql = self.sql.format(
            row=compiler.quote_name(key.alias),
            started=compiler.compile(started[0])[0] if started else "",
        )
        moment = connection.ops.adapt_datetimefield_value(self.at)
        return sql, (moment,) * sql.count("%s")


def status(at: datetime) -> AsOf:
    return AsOf(STATUS, at, CharField())


def is_met(at: datetime) -> AsOf:
    return AsOf(MET, at, BooleanField())


def told(kind: str, at: datetime) -> AsOf:
    return AsOf(KNOWN[kind], at, DateTimeField())
