"""Puts back what `backup` kept."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ledger import keeping


class Command(BaseCommand):
    help = "Replace the database and the stored files by the copy in the file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            manifest = keeping.put_back(file)
        except keeping.NotACopy as error:
            words = _("%(file)s is no copy that `backup` wrote, or it is damaged.")
            raise CommandError(words % {"file": file}) from error
        except keeping.CopyOfAnotherDatabase as error:
            words = _("%(file)s was taken from another kind of database (%(kind)s).")
            raise CommandError(words % {"file": file, "kind": error}) from error
        words = _("Put back as it was on %(day)s. Head of the ledger: %(head)s")
        self.stdout.write(
            words % {"day": manifest.made_at[:16], "head": manifest.head[:16]}
        )
