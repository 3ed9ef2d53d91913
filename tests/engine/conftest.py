"""The pure parts know no site: nothing of it is laid out around their tests."""

import pytest


@pytest.fixture(autouse=True)
def plain_surroundings() -> None:
    """Stand in for what the other tests have around them."""


@pytest.fixture(autouse=True)
def guards_let_the_flush_through() -> None:
    """Stand in for the same; nothing here empties a table."""
