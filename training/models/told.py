"""What was told of a period by a moment, as one expression of SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateTimeField, Expression, F
from django.db.models.sql.compiler import SQLCompiler

SQL = (
    "CASE WHEN {row}.known_at <= %s THEN {row}.{column} ELSE"
    " (SELECT fact.moment FROM training_periodfact fact"
    " WHERE fact.period_id = {row}.id AND fact.kind = %s AND fact.recorded_at <= %s"
    " ORDER BY fact.recorded_at DESC, fact.id DESC LIMIT 1) END"
)


class Told(Expression):
    """The value that facts of a kind had given a period by the moment.

    It is the period's own column where nothing was recorded since, which spares a look
    at the facts, else what the latest fact says. A report holds dozens of these: to
    build each from a queryset would take longer than to answer it.
    """

    def __init__(self, kind: str, column: str, at: datetime) -> None:
        super().__init__(output_field=DateTimeField())
        self.period: Any = F("pk")
        self.kind = kind
        self.column = column
        self.at = at

    def get_source_expressions(self) -> list[Any]:
        return [self.period]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.period,) = exprs

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        row = compiler.quote_name(self.period.alias)
        at = connection.ops.adapt_datetimefield_value(self.at)
        return SQL.format(row=row, column=self.column), (at, self.kind, at)
