"""Holds where a key is among thousands."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup
from django.db.models.sql.compiler import SQLCompiler


class Among(Lookup[tuple[int, ...]]):
    """Do what `__in` does, which looks each key over in every query that holds it."""

    prepare_rhs = False

    def __init__(self, field: str, keys: Iterable[int]) -> None:
        super().__init__(F(field), tuple(int(key) for key in keys))

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        key, parameters = self.process_lhs(compiler, connection)
        places = ",".join(["%s"] * len(self.rhs)) or "NULL"
        return f"{key} IN ({places})", (*parameters, *self.rhs)
