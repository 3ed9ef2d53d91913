"""Prints a course, or parts of it, into a file, as the handout page does."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, override

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courses.models import Course
from engine.paper.form import LONGEST_WATERMARK, PAPERS, Form
from engine.paper.setting import PaperUnavailable
from handouts import cache, matter
from handouts.choice import Choice, Edition
from handouts.matter import NothingToPrint

BETWEEN = re.compile("[/,]")
TICKS = {
    "large": ("is_large", "large print, 16 points"),
    "grey": ("is_grey", "in greys only"),
    "booklet": ("is_booklet", "two pages on a sheet, ordered for folding"),
    "notes": ("has_notes", "a third of the page ruled for notes"),
    "archive": ("is_archive", "PDF/A instead of PDF/UA-1"),
}


class Command(BaseCommand):
    help = "Print a handout: handout COURSE[/PART,…] --out FILE.pdf"

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        editions = [edition.value for edition in Edition]
        parser.add_argument("what", metavar="COURSE[/PART,…]")
        parser.add_argument("--edition", choices=editions, default=editions[0])
        parser.add_argument("--out", metavar="FILE", type=Path, required=True)
        parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0])
        for name, (field, words) in TICKS.items():
            parser.add_argument(
                f"--{name}", dest=field, action="store_true", help=words
            )
        parser.add_argument(
            "--name",
            dest="watermark",
            default="",
            help=f"stands behind the text, {LONGEST_WATERMARK} characters at most",
        )
        parser.add_argument(
            "--draw", type=int, default=0, help="the seed of an exam and its key"
        )
        parser.add_argument("--epub", action="store_true", help="an EPUB, no PDF")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        what, out = options["what"], options["out"]
        slug, *parts = BETWEEN.split(what)
        choice = Choice(
            Edition(options["edition"]), tuple(parts), _form(options), options["draw"]
        )
        ending = cache.EPUB if options["epub"] else cache.PDF
        try:
            name = self.print(slug, choice, ending)
        except (Course.DoesNotExist, NothingToPrint):
            words = _("Nothing published is called %(name)s.") % {"name": what}
            raise CommandError(words) from None
        except PaperUnavailable as problem:
            raise CommandError(str(problem)) from None
        self.copy(name, out)

    def print(self, slug: str, choice: Choice, ending: str) -> str:
        courses = Course.objects.published().select_related("release")
        found = matter.of(courses.get(slug=slug), choice)
        name = cache.name_of(found, ending)
        cache.fill(name, found)
        return name

    def copy(self, name: str, out: Path) -> None:
        try:
            with default_storage.open(name) as file:
                out.write_bytes(file.read())
        except OSError as problem:
            raise CommandError(problem) from problem
        self.stdout.write(f"{out}: {out.stat().st_size:,} bytes")


def _form(options: dict[str, Any]) -> Form:
    if len(options["watermark"]) > LONGEST_WATERMARK:
        words = _("A name behind the text has %(most)s characters at most.")
        raise CommandError(words % {"most": LONGEST_WATERMARK})
    fields = ("paper", "watermark", *(field for field, _words in TICKS.values()))
    return Form(**{field: options[field] for field in fields})
