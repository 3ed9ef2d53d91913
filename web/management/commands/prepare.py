"""Gets the site ready to serve; what is ready already takes no time."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Migrate, collect files, publish content/, queue what comes back, add people."
    )

    def handle(self, **_: Any) -> None:
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


def fingerprint() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
