"""Queries that are built once and asked again and again, with other values.

Django builds the SQL of a query anew each time. For the few that every page asks, that
takes ten times as long as the answer.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import connection, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

type Value = int | str | date | datetime

# What stands for a value of each kind while its query is built; nobody means it.
STAND_INS: dict[type, Callable[[int], Value]] = {
    int: lambda number: 2_000_000_001 + number,
    str: lambda number: f"\ufdd0{number}",
    date: lambda number: date(1001, 1, 1 + number),
    datetime: lambda number: datetime(1002, 1, 1 + number, tzinfo=UTC),
}


LARGEST = 2**63 - 1  # of the keys that a database knows; addresses may name larger


class NotInTheQuery(Exception):
    """Django left a value out of the query, as if it did not matter which it is."""


@dataclass(frozen=True, slots=True)
class _Built:
    """A compiled query; `places` are its parameters, each a name or else a value."""

    queryset: Any
    compiler: Any
    sql: str
    places: list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What Django makes objects from: a queryset whose query is compiled already."""

    compiler: Any
    db: str
    model: type[Model]
    _fetch_mode: Any
    _known_related_objects: dict[Any, Any] = field(default_factory=dict)

    @property
    def query(self) -> "_Known":
        return self

    def get_compiler(self, using: str) -> Any:  # noqa: ARG002  # Django's signature
        return self.compiler


class Prepared[M: Model]:
    """A query with a value of a kind for each name: `Prepared(build, person=int)`."""

    def __init__(self, build: Callable[..., QuerySet[M, Any]], **kinds: type) -> None:
        self.build = build
        self.stand_ins = {
            name: STAND_INS[kind](number)
            for number, (name, kind) in enumerate(kinds.items())
        }
        self.built = cache(self._built)

    def row(self, **values: Value) -> tuple[Any, ...]:
        """Return the one row of a query for values."""
        built = self.built(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(built.sql, _given(built, values))
            found: tuple[Any, ...] = cursor.fetchone()
            return found

    def objects(self, **values: Value) -> list[M]:
        """Return what the queryset would return, as new objects."""
        if any(isinstance(one, int) and one > LARGEST for one in values.values()):
            return []
        built = self.built(connection.vendor)
        compiler = copy(built.compiler)
        compiler.connection = connections[built.queryset.db]
        given = tuple(_given(built, values))
        compiler.as_sql = lambda: (built.sql, given)
        known: Any = _Known(
            compiler,
            built.queryset.db,
            built.queryset.model,
            built.queryset._fetch_mode,  # noqa: SLF001  # nothing public says it
        )
        return [*ModelIterable(known)]

    def _built(self, _vendor: str) -> _Built:
        names = {adapted(value): name for name, value in self.stand_ins.items()}
        queryset = self.build(**self.stand_ins)
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, given = compiler.as_sql()
        compiler.connection = None  # it belongs to this thread, and the query to all
        places = [(names.get(value, ""), value) for value in given]
        if left := self.stand_ins.keys() - {name for name, _ in places}:
            raise NotInTheQuery(*left)
        return _Built(queryset, compiler, sql, places)


def _given(built: _Built, values: dict[str, Value]) -> list[Any]:
    return [
        adapted(values[place]) if place in values else known
        for place, known in built.places
    ]


def adapted(value: Value) -> Any:
    """Return the value as the database at hand takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
