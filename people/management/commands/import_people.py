"""Brings people in from a file, as the page of HR does, or takes a file back."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from engine.tables.refusals import Unreadable
from people.imports import (
    applying,
    batches,
    findings,
    samples,
    undoing,
    values,
    words,
    work,
)
from people.imports.checking import Order
from people.imports.fields import COLUMNS
from people.imports.findings import Shown
from people.imports.lines import Kind
from people.imports.summary import Summary
from people.models import ImportBatch
from people.sheets import lines
from people.sheets.words import unreadable


class Command(BaseCommand):
    help = "Bring people in from a CSV or XLSX file, or take such a file back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--whole", action="store_true", help="it holds everybody")
        parser.add_argument("--confirm-gone", type=int, metavar="N")
        parser.add_argument("--effective", default="", metavar="2026-12-31")
        parser.add_argument("--encoding", default="", metavar="gb18030")
        parser.add_argument("--wrong-rows", type=Path, metavar="FILE.csv")
        parser.add_argument("--roll-back", type=int, metavar="BATCH")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        with translation.override(settings.LANGUAGE_CODE):
            if (options["file"] is None) == (options["roll_back"] is None):
                raise CommandError(_("Name a file, or a batch to be rolled back."))
            if options["file"]:
                self.bring_in(options, at=now)
            else:
                self.take_back(options["roll_back"], at=now)

    def bring_in(self, options: dict[str, Any], *, at: datetime) -> None:
        batch = self.checked(options, at=at)
        self.show(batch, is_long=options["dry_run"])
        if options["dry_run"] or not Summary.of(batch).changes:
            return
        try:
            applying.confirm(batch, options["confirm_gone"])
            if work.is_running():
                raise CommandError(_("Another file is just being applied."))
            applying.at_once(batch, by=None, at=at)
        except applying.TooManyGone as many:
            sentence = _(
                "%(count)s people would be deactivated. If this is meant, say"
                " --confirm-gone %(count)s."
            )
            raise CommandError(sentence % {"count": many.args[0]}) from many
        self.stdout.write(_("Applied as batch %(key)s.") % {"key": batch.pk})

    def checked(self, options: dict[str, Any], *, at: datetime) -> ImportBatch:
        try:
            content = options["file"].read_bytes()
            batch = batches.take(
                options["file"].name,
                content,
                order=order(options, at=at),
                encoding=options["encoding"],
            )
            batches.check(batch, columns(batch), by=None, at=at)
        except OSError as problem:
            raise CommandError(problem) from problem
        except Unreadable as problem:
            raise CommandError(unreadable(problem)) from problem
        if options["wrong_rows"]:
            with options["wrong_rows"].open("wb") as file:
                file.writelines(samples.wrong_rows(batch))
        return batch

    def show(self, batch: ImportBatch, *, is_long: bool) -> None:
        """Write what was found: the wrong rows always, the others on a dry run."""
        shown = set(Kind) - {Kind.SAME} if is_long else {Kind.WRONG}
        kinds = words.kinds()
        for one in map(findings.shown, lines.read(batch)):
            if one.kind in shown:
                sign = kinds[Kind(one.kind)][0]
                self.stdout.write(f"{sign} {one.row} {one.number} {one.name}")
                self.stdout.writelines(f"    {line}\n" for line in told(one))
        counts = Summary.of(batch).kinds
        signs = [f"{sign}{counts[kind]}" for kind, (sign, _name) in kinds.items()]
        self.stdout.write("  ".join(signs))

    def take_back(self, key: int, *, at: datetime) -> None:
        batch = ImportBatch.objects.filter(pk=key).first()
        if batch is None:
            raise CommandError(_("There is no batch %(key)s.") % {"key": key})
        try:
            undo = undoing.at_once(batch, by=None, at=at)
        except undoing.NotApplied as problem:
            raise CommandError(_("This batch is not applied.")) from problem
        for step in undo.left:
            reason = words.left(str(step.left))
            self.stdout.write(
                f"= {step.standing.number} {step.standing.name}: {reason}"
            )
        sentence = _("%(count)s people rolled back.") % {"count": len(undo.doing)}
        self.stdout.write(sentence)


def told(one: Shown) -> list[str]:
    faults = [f"{title}：{fault}" for title, fault in one.faults]
    return faults + [f"{title}：{old} → {new}" for title, old, new in one.differences]


def order(options: dict[str, Any], *, at: datetime) -> Order:
    given = options["effective"]
    effective = values.day(given) if given else timezone.localdate(at)
    if effective is None:
        raise CommandError(_("“%(day)s” is no day.") % {"day": given})
    return Order(None, effective, at, is_whole=options["whole"])


def columns(batch: ImportBatch) -> dict[str, str]:
    """Return the columns chosen on the page for such a file, or the guessed ones."""
    heads = Summary.of(batch).heads
    found = batches.remembered(batch) or COLUMNS.guess(heads)
    if not COLUMNS.is_usable(found, heads):
        sentence = _(
            "No column is known for employee number or name. Choose the columns once"
            " on the page /people/import/%(key)s/. Heads: %(heads)s"
        )
        given = {"key": f"{batch.pk}/columns", "heads": ", ".join(heads)}
        raise CommandError(sentence % given)
    return found
