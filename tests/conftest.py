"""What every test may count on."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from ledger import guard


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
