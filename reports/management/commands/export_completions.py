"""Writes a report of periods into a file, as the page of HR does."""

from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from engine.paper.setting import PaperUnavailable
from people.models import Position
from reports import export, filters, kinds, paper
from reports.export import Export, Written
from training import access, targets

REPORTS = ("completions", "overdue", "expiring")
# What is handed on to the form as it is: the option, what stands in its place in help.
FILTERS = {
    "module": "COURSE[/MODULE]|path:NAME",
    "cohort": "NAME",
    "person": "NAME|NUMBER",
    "manager": "NAME|NUMBER",
    "due-from": "2026-01-01",
    "due-until": "2026-12-31",
    "expiring": "DAYS",
    "as-of": "2026-12-31",
}


class Command(BaseCommand):
    help = "Write the completion report, or what is overdue or expiring, into a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=export.FORMATS, required=True)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--report", choices=REPORTS, default=REPORTS[0])
        parser.add_argument("--department", default="", metavar="ROOT/BRANCH")
        parser.add_argument("--only-department", action="store_true")
        parser.add_argument("--position", default="", metavar="NAME")
        parser.add_argument("--status", action="append", default=[])
        for name, metavar in FILTERS.items():
            parser.add_argument(f"--{name}", default="", metavar=metavar)

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            made = self.prepared(options)
            try:
                with options["out"].open("w+b") as file:
                    written = self.write(made, options["format"], file)
            except OSError as problem:
                raise CommandError(problem) from problem
        self.stdout.write(f"{options['out']}: {written.rows}")

    def prepared(self, options: dict[str, Any]) -> Export:
        now = timezone.now()
        kind = kinds.named(options["report"])
        form = kind.form(self.given(options), reach=access.everything(at=now))
        if not form.is_valid():
            raise CommandError(form.errors.as_text())
        return Export(kind, form, by=None, at=now)

    def given(self, options: dict[str, Any]) -> dict[str, Any]:
        given = {name: options[name.replace("-", "_")] for name in FILTERS}
        return given | {
            "department": self.department(options["department"]),
            "below": filters.ONLY if options["only_department"] else "",
            "position": self.position(options["position"]),
            "status": options["status"],
        }

    def department(self, path: str) -> str:
        if not path:
            return ""
        found = targets.department(path)
        if found is None:
            raise CommandError(_("There is no %(name)s.") % {"name": path})
        return str(found.pk)

    def position(self, name: str) -> str:
        if not name:
            return ""
        found = Position.objects.filter(name=name).first()
        if found is None:
            raise CommandError(_("There is no %(name)s.") % {"name": name})
        return str(found.pk)

    def write(self, made: Export, format_: str, file: BinaryIO) -> Written:
        try:
            written = export.write(made, format_, file)
        except paper.TooLong as problem:
            raise CommandError(paper.too_long()) from problem
        except PaperUnavailable as problem:
            raise CommandError(problem) from problem
        export.keep(made, format_, written)
        return written
