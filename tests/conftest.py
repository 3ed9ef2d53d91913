"""What every test may count on."""

import gc
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from ledger import guard
from tests import shortened


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


@pytest.fixture(scope="session", autouse=True)
def plain_settings() -> Iterator[None]:
    """Hash passwords fast, do tasks at once, keep the cache in the process."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TASKS={
            "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
        },
        CACHES={
            "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        },
    ):
        yield


@pytest.fixture(scope="session")
def files_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a new folder each time; it is made by whoever writes into it."""
    folder = tmp_path_factory.mktemp("files")
    return (folder / str(number) for number in count())


@pytest.fixture(scope="session")
def content_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shortened.course(tmp_path_factory.mktemp("content"))


@pytest.fixture
def short_course(settings, content_of_tests: Path) -> None:
    """Let there be two chapters to publish: the whole course takes its time."""
    settings.CONTENT = content_of_tests


@pytest.fixture(autouse=True)
def plain_surroundings(settings, files_of_tests: Iterator[Path]) -> None:
    """Keep each test's files and what it caches to itself."""
    settings.MEDIA_ROOT = next(files_of_tests)
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
