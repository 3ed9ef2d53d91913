"""Counts what a page costs."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(client: Client, address: str, **data: Any) -> int:
    """Return how many queries the page takes; asked twice, so that caches are warm."""
    client.get(address, data)
    with CaptureQueriesContext(connection) as captured:
        client.get(address, data)
    return len(captured)
