"""Writes the completion report into a file, as the page of HR does."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from reports import export
from reports.filters import FilterForm
from training import access, targets


class Command(BaseCommand):
    help = "Write the completion report into a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=("csv", "xlsx"), required=True)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--module", default="", metavar="COURSE[/MODULE]")
        parser.add_argument("--department", default="", metavar="ROOT/BRANCH")
        parser.add_argument("--status", default="")
        parser.add_argument("--cohort", default="")
        parser.add_argument("--as-of", default="", metavar="2026-12-31")

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            made = self.prepared(options)
            try:
                with options["out"].open("w+b") as file:
                    self.write(made, file, options["format"])
            except OSError as problem:
                raise CommandError(problem) from problem
        self.stdout.write(f"{options['out']}: {made.rows}")

    def prepared(self, options: dict[str, Any]) -> export.Export:
        now = timezone.now()
        given = {
            "module": options["module"],
            "department": self.department(options["department"]),
            "status": options["status"],
            "cohort": options["cohort"],
            "as-of": options["as_of"],
        }
        form = FilterForm(given, reach=access.everything(at=now))
        if not form.is_valid():
            raise CommandError(form.errors.as_text())
        return export.Export(form, by=None, at=now)

    def department(self, path: str) -> str:
        if not path:
            return ""
        found = targets.department(path)
        if found is None:
            raise CommandError(_("There is no %(name)s.") % {"name": path})
        return str(found.pk)

    def write(self, made: export.Export, file: Any, format_: str) -> None:
        if format_ == "xlsx":
            export.xlsx(made, file)
        else:
            file.writelines(export.csv(made))
