"""Gets the site ready and serves it, in one process: Django is loaded once."""

import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from gunicorn.app import wsgiapp


class Command(BaseCommand):
    help = "Get the site ready and serve it, as ./run does (see config/serving.py)."

    def handle(self, **_: Any) -> None:
        call_command("prepare")
        leave_databases()
        sys.argv = ["gunicorn", "--config", "python:config.serving"]
        wsgiapp.run()


def leave_databases() -> None:
    """Close every connection: no process may go on with one of its parent's."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        close_pool = getattr(connection, "close_pool", None)  # PostgreSQL has one
        if close_pool:
            close_pool()
