"""Keeps a copy of database and stored files in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import keeping


class Command(BaseCommand):
    help = "Write one consistent copy of the database and the stored files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            manifest = keeping.keep(file, at=timezone.now())
        except OSError as problem:
            raise CommandError(problem) from problem
        words = _("Kept in %(file)s. Head of the ledger: %(head)s")
        self.stdout.write(words % {"file": file, "head": manifest.head[:16]})
        if manifest.seal:
            words = _("Newest seal of the ledger: %(seal)s")
            self.stdout.write(words % {"seal": manifest.seal})
