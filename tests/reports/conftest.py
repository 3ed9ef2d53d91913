"""The company of world.py, built once for each file that asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.reports import world
from tests.reports.world import World


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Build it in a transaction around all that is asked of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield world.build()
        transaction.set_rollback(True)


@pytest.fixture
def company(built: World, db: None) -> World:
    return built
