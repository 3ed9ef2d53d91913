"""Says everything that is wrong with courses' files, and writes nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from engine.markup.problem import Problem
from publishing import problems, sources, style


class Command(BaseCommand):
    help = "Check course folders; print path:line: message for every mistake."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*", metavar="FOLDER")
        parser.add_argument(
            "--style",
            action="store_true",
            dest="with_style",
            help="Also say what could be written better where nothing is wrong.",
        )

    def handle(self, *, folders: list[str], with_style: bool, **_: Any) -> None:
        content = Path(settings.CONTENT)
        found = [Path(name) for name in folders] or sources.courses_in(content)
        mistakes: list[str] = []
        warnings: list[str] = []
        for path in found:
            opened = sources.open_path(path)
            manuscript, faults = sources.read(opened)
            mistakes += _lines(faults, folder=opened.name)
            if manuscript and with_style:
                warnings += _lines(style.warnings(manuscript), folder=opened.name)
        for line in (*mistakes, *warnings):
            self.stdout.write(line)
        if mistakes or warnings:
            raise SystemExit(1)


def _lines(found: Iterable[Problem], *, folder: str) -> Iterator[str]:
    return (problems.line(one, folder=folder) for one in problems.in_order(found))
