"""Imports training records from a file, as the page of HR does."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from engine.tables.refusals import Unreadable
from people.sheets import lines
from people.sheets.words import unreadable
from training.evidence.imports import applying, batches, samples, words
from training.evidence.imports.fields import COLUMNS
from training.evidence.imports.lines import Kind
from training.evidence.imports.summary import Summary
from training.models import EvidenceBatch


class Command(BaseCommand):
    help = "Import training records from a CSV or XLSX file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--encoding", default="", metavar="gb18030")
        parser.add_argument("--wrong-rows", type=Path, metavar="FILE.csv")

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            batch = self.checked(options)
            self.show(batch)
            if not options["dry_run"] and Summary.of(batch).changes:
                self.record(batch)

    def checked(self, options: dict[str, Any]) -> EvidenceBatch:
        now = timezone.now()
        file, encoding = options["file"], options["encoding"]
        try:
            content = file.read_bytes()
            batch = batches.take(file.name, content, by=None, at=now, encoding=encoding)
            batches.check(batch, columns(batch), by=None, at=now)
        except OSError as problem:
            raise CommandError(problem) from problem
        except Unreadable as problem:
            raise CommandError(unreadable(problem)) from problem
        if options["wrong_rows"]:
            with options["wrong_rows"].open("wb") as target:
                target.writelines(samples.wrong_rows(batch))
        return batch

    def show(self, batch: EvidenceBatch) -> None:
        """Write the wrong rows, and how many there are of each kind."""
        for one in lines.read(batch, Kind.WRONG):
            told = "；".join(f"{title}：{fault}" for title, fault in words.faults(one))
            self.stdout.write(f"✗ {one['row']} {one['number']} {told}")
        summary = Summary.of(batch)
        signs = [
            f"{sign}{summary.kinds[kind]}"
            for kind, (sign, _name) in words.kinds().items()
        ]
        self.stdout.write("  ".join(signs))
        sentence = _("Would satisfy: %(count)s")
        self.stdout.write(sentence % {"count": summary.satisfies})

    def record(self, batch: EvidenceBatch) -> None:
        now = timezone.now()
        plan = applying.ready(batch, by=None, at=now)
        applying.write(plan, by=None, at=now, reach=lambda _done, _of: None)
        with transaction.atomic():
            applying.finish(batch, by=None, at=now)
        self.stdout.write(_("Imported as no. %(key)s.") % {"key": batch.pk})


def columns(batch: EvidenceBatch) -> dict[str, str]:
    """Return the columns chosen on the page for such a file, or the guessed ones."""
    heads = Summary.of(batch).heads
    found = batches.remembered(batch) or COLUMNS.guess(heads)
    if not COLUMNS.is_usable(found, heads):
        sentence = _(
            "No column is known for employee number, course or day. Choose the columns"
            " once on the page %(address)s. Heads: %(heads)s"
        )
        address = f"/training/evidence/import/{batch.pk}/columns/"
        raise CommandError(sentence % {"address": address, "heads": ", ".join(heads)})
    return found
