"""Triggers that keep rows of the record from being changed or deleted.

A SQLite table rebuild drops its triggers silently, so they are installed again
after every migration, and a missing one is named by a system check and /healthz.
"""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

_guarded: dict[type[Model], tuple[str, ...]] = {}

_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the record is append-only: % on %', TG_OP, TG_TABLE_NAME; END
$$ LANGUAGE plpgsql
"""


def protect(model: type[Model], *operations: str) -> None:
    """Keep the model's rows from the operations: UPDATE, DELETE, TRUNCATE."""
    _guarded[model] = operations or ("UPDATE", "DELETE", "TRUNCATE")


def install(*, using: str = "default") -> None:
    connection = connections[using]
    present = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table, operation in _pairs(connection):
            if table in present:
                for statement in _creation(connection, table, operation):
                    cursor.execute(statement)


def remove(*, using: str = "default") -> None:
    """Take the triggers off. Only for tests, which empty their tables."""
    connection = connections[using]
    present = installed(using=using)
    with connection.cursor() as cursor:
        for table, operation in _pairs(connection):
            if _name(table, operation) in present:
                cursor.execute(_removal(connection, table, operation))


def missing(*, using: str = "default") -> list[str]:
    """Return the names of triggers that should be there and are not."""
    connection = connections[using]
    present = installed(using=using)
    tables = set(connection.introspection.table_names())
    wanted = [
        _name(table, operation)
        for table, operation in _pairs(connection)
        if table in tables
    ]
    return sorted(set(wanted) - present)


def installed(*, using: str = "default") -> set[str]:
    connection = connections[using]
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}


def _pairs(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    return [
        (model._meta.db_table, operation)  # noqa: SLF001  # Django's documented Meta API
        for model, operations in _guarded.items()
        for operation in operations
        if operation != "TRUNCATE" or connection.vendor == "postgresql"
    ]


def _name(table: str, operation: str) -> str:
    return f"guard_{table}_{operation}".lower()


def _creation(connection: BaseDatabaseWrapper, table: str, operation: str) -> list[str]:
    name = _name(table, operation)
    if connection.vendor == "postgresql":
        scope = "STATEMENT" if operation == "TRUNCATE" else "ROW"
        return [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            (
                f"CREATE TRIGGER {name} BEFORE {operation} ON {table}"
                f" FOR EACH {scope} EXECUTE FUNCTION ledger_refuse()"
            ),
        ]
    return [
        (
            f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {operation} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'the record is append-only: {table}'); END"
        )
    ]


def _removal(connection: BaseDatabaseWrapper, table: str, operation: str) -> str:
    name = _name(table, operation)
    if connection.vendor == "postgresql":
        return f"DROP TRIGGER IF EXISTS {name} ON {table}"
    return f"DROP TRIGGER IF EXISTS {name}"
