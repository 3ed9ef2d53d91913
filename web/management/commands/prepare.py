"""Gets the site ready to serve; what is ready already takes no time."""

import hashlib
from collections.abc import Set
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


class Command(BaseCommand):
    help = (
        "Migrate, collect files, publish content/, queue what comes back, add people."
    )

    def handle(self, **_: Any) -> None:
        if not is_ready(MigrationRecorder(connection).applied_migrations().keys()):
            call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        self.collect()
        call_command("publish")
        call_command("schedule")
        if not settings.IS_PRODUCTION:
            call_command("demo")

    def collect(self) -> None:
        """Collect the static files, unless none has changed since the last time."""
        stamp = Path(settings.STATIC_ROOT) / "collected.stamp"
        print_ = fingerprint()
        if stamp.exists() and stamp.read_text() == print_:
            return
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(print_)


def is_ready(done: Set[tuple[str, str]]) -> bool:
    """Say whether these are all migrations, and what they leave behind is there."""
    return migrations() <= done and not checks.run_checks(
        tags=[checks.Tags.database], databases=[connection.alias]
    )


def migrations() -> set[tuple[str, str]]:
    """Return the app and the name of each, without loading it."""
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[!_~]*.py")
    }


def fingerprint() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
