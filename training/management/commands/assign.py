"""Assigns a course or a module, as the trainer's page does."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

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

    def handle(self, *_: Any, **options: Any) -> None:
        order = self.order(**options)
        now = timezone.now()
        try:
            made = assignments.assign(order, by=None, at=now)
        except assignments.NothingToLearn as problem:
            raise CommandError(f"{order.what} has no modules to learn.") from problem
        count = made.periods.values("person").distinct().count()
        self.stdout.write(f"{order.what} → {order.whom}: {count}")

    def order(
        self, *, what: str, to: str, due: str, why: str, **_: Any
    ) -> assignments.Order:
        try:
            return assignments.Order(
                what=targets.what(what),
                whom=targets.whom(to),
                due=targets.due(due),
                why=why,
            )
        except targets.NotFound as problem:
            raise CommandError(f"There is no {problem}.") from problem
        except targets.NotUnderstood as problem:
            raise CommandError(f"Cannot make sense of “{problem}”.") from problem
