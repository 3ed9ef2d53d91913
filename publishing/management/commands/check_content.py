"""Says everything that is wrong with courses' files, and writes nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from publishing import problems, sources


class Command(BaseCommand):
    help = "Check course folders; print path:line: message for every mistake."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*", metavar="FOLDER")

    def handle(self, *, folders: list[str], **_: Any) -> None:
        content = Path(settings.CONTENT)
        found = [Path(name) for name in folders] or sources.courses_in(content)
        lines = [line for path in found for line in _lines(path)]
        for line in lines:
            self.stdout.write(line)
        if lines:
            raise SystemExit(1)


def _lines(path: Path) -> list[str]:
    opened = sources.open_path(path)
    _, faults = sources.read(opened)
    return [problems.line(one, folder=opened.name) for one in problems.in_order(faults)]
