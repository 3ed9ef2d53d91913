"""What every test may count on."""

import gc
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.core.cache import cache
from django.db import connection

from ledger import guard


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out on PostgreSQL what asks no database: SQLite's turn holds it."""
    if connection.vendor != "postgresql":
        return
    idle = [item for item in items if not asks_a_database(item)]
    config.hook.pytest_deselected(items=idle)
    items[:] = [item for item in items if asks_a_database(item)]


def asks_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or bool(fixtures & {"db", "transactional_db", "live_server"})


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays until the end anyway."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Make the tables straight from the models, in a tenth of the time.

    The journeys migrate.
    """
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:  # comes after it
    """Add the one table that a migration alone makes."""
    index = import_module("courses.migrations.0003_passage_index")
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        index.make_index(None, editor)


@pytest.fixture(autouse=True)
def plain_surroundings(settings, tmp_path):
    """Keep each test's files, mail and tasks to itself."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
    }
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    }
    cache.clear()


@pytest.fixture(autouse=True)
def guards_let_the_flush_through(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take the record's triggers off before a test's tables are emptied.

    Emptying ends with `post_migrate`, which puts them on again.
    """
    marker = request.node.get_closest_marker("django_db")
    is_flushed = bool(marker and marker.kwargs.get("transaction"))
    needed = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not (is_flushed or needed):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    guard.remove()
