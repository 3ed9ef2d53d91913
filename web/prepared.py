"""Queries that are built once and asked again and again, with other values.

Django builds the SQL of a query anew each time. For the few that every page asks, that
takes ten times as long as the answer.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

type Value = int | date | datetime

# What stands for a value of each kind while its query is built; nobody means it.
STAND_INS: dict[type, Callable[[int], Value]] = {
    int: lambda number: -1_000_001 - number,
    date: lambda number: date(1001, 1, 1 + number),
    datetime: lambda number: datetime(1002, 1, 1 + number, tzinfo=UTC),
}


class Prepared:
    """A query of one row, with a value of a kind for each name: `person=int`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **kinds: type) -> None:
        self.build = build
        self.stand_ins = {
            name: STAND_INS[kind](number)
            for number, (name, kind) in enumerate(kinds.items())
        }
        self.built = cache(self._built)

    def row(self, **values: Value) -> tuple[Any, ...]:
        sql, places = self.built(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(
                sql,
                [
                    adapted(values[place]) if place in values else known
                    for place, known in places
                ],
            )
            found: tuple[Any, ...] = cursor.fetchone()
            return found

    def _built(self, _vendor: str) -> tuple[str, list[tuple[str, Any]]]:
        """Return the SQL, and of each of its parameters the name or else the value."""
        names = {adapted(value): name for name, value in self.stand_ins.items()}
        sql, given = self.build(**self.stand_ins).query.sql_with_params()
        return sql, [(names.get(value, ""), value) for value in given]


def adapted(value: Value) -> Any:
    """Return the value as the database at hand takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
