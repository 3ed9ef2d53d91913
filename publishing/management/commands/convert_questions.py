"""Takes questions out of other programs' files, and gives ours to them."""

from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from engine.markup.problem import Problem
from engine.questions.exchange import exchanging
from engine.questions.exchange.cards import Refused
from engine.questions.exchange.formats import Format
from publishing import problems

FORMATS = [*map(str, Format)]


class Command(BaseCommand):
    help = "Turn a file of questions into a quiz of ours (--from), or a quiz into it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--from", choices=FORMATS, dest="source")
        way.add_argument("--to", choices=FORMATS, dest="target")
        parser.add_argument("--out", type=Path, required=True, metavar="OUT")

    def handle(
        self,
        *,
        file: Path,
        source: str | None,
        target: str | None,
        out: Path,
        **_options: Any,
    ) -> None:
        try:
            content = file.read_bytes()
        except OSError as problem:
            raise CommandError(str(problem)) from problem
        try:
            if source:
                made = self._taken(content, Format(source), file)
            else:
                as_text = out.suffix == ".txt" and target == Format.WORD
                made = self._given(content, Format(str(target)), file, as_text=as_text)
        except Refused as refused:
            self._stop([refused.problem])
        out.write_bytes(made)
        self.stdout.write(_("%(file)s is written.") % {"file": out})

    def _taken(self, content: bytes, form: Format, file: Path) -> bytes:
        title = file.name.partition(".")[0]
        taken = exchanging.take(content, form, path=str(file), title=title)
        self._say(taken.problems, taken.notes)
        return taken.markdown().encode()

    def _given(
        self, content: bytes, form: Format, file: Path, *, as_text: bool
    ) -> bytes:
        given = exchanging.give(content, form, path=str(file), as_text=as_text)
        self._say(given.problems, given.notes)
        return given.content

    def _say(self, wrong: tuple[Problem, ...], notes: tuple[Problem, ...]) -> None:
        """Say what is lost; stop with all that is wrong if anything is."""
        for note in notes:
            self.stderr.write(problems.line(note))
        if wrong:
            self._stop(wrong)

    def _stop(self, wrong: tuple[Problem, ...] | list[Problem]) -> NoReturn:
        for problem in wrong:
            self.stderr.write(problems.line(problem))
        raise SystemExit(1)
