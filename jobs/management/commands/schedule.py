"""Puts the work that comes back into the queue, each once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from jobs import schedule, tasks


class Command(BaseCommand):
    help = "Put the work that comes back into the queue, where it is missing."

    def handle(self, **_: Any) -> None:
        for name in schedule.arm(tasks.run, at=timezone.now()):
            self.stdout.write(name)
