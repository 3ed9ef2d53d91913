"""Prints a course, a module or a unit into a file, as the handout page does."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, override

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courses.models import Course
from engine.paper.setting import PaperUnavailable
from handouts import cache, matter
from handouts.choice import Choice, Edition
from handouts.matter import NothingToPrint


class Command(BaseCommand):
    help = "Print a handout: handout COURSE[/MODULE-OR-UNIT] --out FILE.pdf"

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        editions = [edition.value for edition in list(Edition)[:2]]
        parser.add_argument("what", metavar="COURSE[/MODULE-OR-UNIT]")
        parser.add_argument("--edition", choices=editions, default=editions[0])
        parser.add_argument("--out", metavar="FILE.pdf", type=Path, required=True)

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        what, out = options["what"], options["out"]
        try:
            name = self.print(what, Edition(options["edition"]))
        except (Course.DoesNotExist, NothingToPrint):
            words = _("Nothing published is called %(name)s.") % {"name": what}
            raise CommandError(words) from None
        except PaperUnavailable as problem:
            raise CommandError(str(problem)) from None
        try:
            with default_storage.open(name) as file:
                out.write_bytes(file.read())
        except OSError as problem:
            raise CommandError(problem) from problem
        self.stdout.write(f"{out}: {out.stat().st_size:,} bytes")

    def print(self, what: str, edition: Edition) -> str:
        slug, _, part = what.partition("/")
        courses = Course.objects.published().select_related("release")
        course = courses.get(slug=slug)
        found = matter.of(course, Choice(edition, (part,) if part else ()))
        name = cache.name_of(found)
        cache.fill(name, found)
        return name
