"""Publishes courses from their folders or ZIPs, all of them or none."""

import re
from argparse import ArgumentTypeError
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Release
from engine.markup.problem import gettext_noop
from publishing import changes, problems, reporting, retraining, sources
from publishing.manuscript import Manuscript
from publishing.publish import is_published, is_superseded, publish
from publishing.releasing import Imprint
from publishing.sources import Opened

KEPT = gettext_noop(
    "%(course)s: kept as it is. The files have not changed since a later release was"
    " made; to publish them, add --again."
)


class Command(BaseCommand):
    help = "Publish course folders or ZIPs; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("places", nargs="*", metavar="FOLDER or ZIP")
        parser.add_argument(
            "--dry-run", action="store_true", help="Only say what would change."
        )
        parser.add_argument(
            "--again",
            action="store_true",
            help="Publish a folder that has not changed since a later release.",
        )
        parser.add_argument(
            "--delta-due",
            type=_days,
            metavar="DAYS",
            help="Ask those who are done to learn what was raised, within 30d, say.",
        )

    def handle(
        self,
        *,
        places: list[str],
        dry_run: bool,
        again: bool,
        delta_due: int | None = None,
        **_options: Any,
    ) -> None:
        found = [Path(place) for place in places]
        opened = [
            sources.open_path(path)
            for path in found or sources.courses_in(Path(settings.CONTENT))
        ]
        wanted = [one for one in opened if self._is_wanted(one, again=again)]
        manuscripts = self._read(wanted)
        for one, manuscript in zip(wanted, manuscripts, strict=True):
            now = timezone.now()
            made = self._publish(one, manuscript, is_real=not dry_run, at=now)
            if made and delta_due:
                self._ask_again(made, delta_due, at=now)

    def _is_wanted(self, opened: Opened, *, again: bool) -> bool:
        files = opened.files
        if files is None or opened.problems:
            return True
        words = {"course": files.slug}
        if is_published(files.digest, slug=files.slug):
            self.stdout.write(_("%(course)s: nothing has changed.") % words)
            return False
        if not again and is_superseded(files.digest, slug=files.slug):
            self.stdout.write(_(KEPT) % words)
            return False
        return True

    def _read(self, wanted: list[Opened]) -> list[Manuscript]:
        """Return the manuscripts; if anything is wrong in one, none is published."""
        lines, manuscripts = [], []
        for opened in wanted:
            manuscript, faults = sources.read(opened)
            manuscripts += [manuscript] if manuscript else []
            lines += [
                problems.line(one, folder=opened.name)
                for one in problems.in_order(faults)
            ]
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(_("Nothing was published."))
        return manuscripts

    def _publish(
        self, opened: Opened, manuscript: Manuscript, *, is_real: bool, at: datetime
    ) -> Release | None:
        found = changes.of(manuscript)
        for line in reporting.lines(manuscript, found):
            self.stdout.write(line)
        if not is_real:
            self.stdout.write(_("This was a trial; nothing was published."))
            return None
        is_zip = Path(opened.name).is_file()
        origin = Release.Origin.UPLOAD if is_zip else Release.Origin.FOLDER
        release = publish(
            manuscript, imprint=Imprint(origin=origin, commit=opened.commit), at=at
        )
        words = {"course": manuscript.slug, "number": release.number}
        self.stdout.write(_("%(course)s: release %(number)s is published.") % words)
        return release

    def _ask_again(self, release: Release, days: int, *, at: datetime) -> None:
        number = retraining.do(release, days, at=at)
        line = ngettext(
            "%(number)s person is asked to learn what has changed.",
            "%(number)s people are asked to learn what has changed.",
            number,
        )
        self.stdout.write(line % {"number": number})


def _days(words: str) -> int:
    """Read 30d."""
    found = re.fullmatch(r"([1-9]\d{0,3})d", words, re.ASCII)
    if found is None:
        raise ArgumentTypeError(_("Say a number of days, such as 30d."))
    return int(found[1])
