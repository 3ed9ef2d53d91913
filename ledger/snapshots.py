"""One consistent copy of the whole database, taken while the site runs."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction

from ledger import record

NAME = "database"


class PostgresToolMissing(Exception):
    """pg_dump or pg_restore is not on this machine: install postgresql-client."""


def take(target: Path) -> str:
    """Write the copy and return the ledger's head as it stands in the copy."""
    if connection.vendor == "postgresql":
        return _dump(target)
    live = sqlite3.connect(_live_file(), uri=True)
    with closing(live), closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        return record.head_digest(copy.execute(record.HEAD).fetchone())


def put_back(source: Path) -> None:
    if connection.vendor == "postgresql":
        words = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
        _run("pg_restore", [*words, f"--dbname={_postgres_name()}", str(source)])
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        copy.backup(connection.connection)


def _live_file() -> str:
    name = str(connection.settings_dict["NAME"])
    return name if name.startswith("file:") else Path(name).absolute().as_uri()


def _dump(target: Path) -> str:
    """Dump in the snapshot of a transaction that has also read the ledger's head."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        head = record.head()
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        words = ["--format=custom", f"--snapshot={snapshot}", f"--file={target}"]
        _run("pg_dump", [*words, _postgres_name()])
    return head


def _postgres_name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(tool: str, words: list[str]) -> None:
    found = shutil.which(tool)
    if found is None:
        raise PostgresToolMissing(tool)
    where = connection.settings_dict
    address = {"PGHOST": where["HOST"], "PGPORT": where["PORT"]}
    person = {"PGUSER": where["USER"], "PGPASSWORD": where["PASSWORD"]}
    known = {name: value for name, value in (address | person).items() if value}
    subprocess.run([found, *words], env=os.environ | known, check=True)  # noqa: S603  # our own words
