"""Assigns a course or a module, as the trainer's page does."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from training import assignments, targets


class Command(BaseCommand):
    help = "Assign a course or a module to a person, a cohort or a department."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", metavar="COURSE[/MODULE]")
        parser.add_argument(
            "--to",
            required=True,
            metavar="person:NUMBER|cohort:SLUG|department:ROOT/BRANCH",
        )
        parser.add_argument("--due", default="", metavar="2026-12-31|30d")
        parser.add_argument("--why", default="")

    def handle(self, *_args: Any, **options: Any) -> None:
        order = self.order(**options)
        now = timezone.now()
        try:
            made = assignments.assign(order, by=None, at=now)
        except assignments.NothingToLearn as problem:
            words = _("%(what)s has no modules to learn.") % {"what": order.what}
            raise CommandError(words) from problem
        count = made.periods.values("person").distinct().count()
        self.stdout.write(f"{order.what} → {order.whom}: {count}")

    def order(
        self, *, what: str, to: str, due: str, why: str, **_options: Any
    ) -> assignments.Order:
        try:
            return assignments.Order(
                what=targets.what(what),
                whom=targets.whom(to),
                due=targets.due(due),
                why=why,
            )
        except targets.NotFound as problem:
            words = _("There is no %(name)s.") % {"name": problem}
            raise CommandError(words) from problem
        except targets.NotUnderstood as problem:
            words = _("Cannot make sense of “%(text)s”.") % {"text": problem}
            raise CommandError(words) from problem
