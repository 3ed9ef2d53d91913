"""Holds where a key is among thousands, which are written into the query itself."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup
from django.db.models.sql.compiler import SQLCompiler


class Among(Lookup[str]):
    """Do what `__in` does, which looks each key over in every query that holds it."""

    prepare_rhs = False

    def __init__(self, field: str, keys: Iterable[int]) -> None:
        super().__init__(F(field), ",".join(str(int(key)) for key in keys) or "NULL")

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        key, parameters = self.process_lhs(compiler, connection)
        return f"{key} IN ({self.rhs})", tuple(parameters)
