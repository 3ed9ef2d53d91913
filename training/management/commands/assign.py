"""Assigns a course, a module or a path, as the trainer's page does."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from training import assignments, audience, days, targets
from training.models import Assignment
from training.ordering import exceptions


class Command(BaseCommand):
    help = "Assign a course, a module or a path to people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", metavar="COURSE[/MODULE]|path:PATH")
        parser.add_argument(
            "--to",
            required=True,
            metavar="person:NUMBER|cohort:SLUG|department:ROOT/BRANCH|position:NAME|"
            "rule:department under NAME and started after DAY",
        )
        parser.add_argument(
            "--due",
            default="",
            metavar="DAY|30d|30d after start|30d after COURSE/MODULE|yearly MM-DD",
        )
        parser.add_argument("--least", type=int, default=None, metavar="DAYS")
        parser.add_argument("--effective", default="", metavar="DAY")
        parser.add_argument("--ongoing", action="store_true")
        parser.add_argument("--why", default="")

    def handle(self, *_args: Any, **options: Any) -> None:
        order = self.order(**options)
        now = timezone.now()
        try:
            made = assignments.place(order, by=None, at=now)
        except assignments.NothingToLearn as problem:
            words = _("%(what)s has no modules to learn.") % {"what": order.what}
            raise CommandError(words) from problem
        assignments.fulfil(made, at=now)
        count = made.periods.values("person").distinct().count()
        self.stdout.write(f"{order.what} → {audience.in_words(made)}: {count}")
        self.tell_exceptions(made)

    def tell_exceptions(self, made: Assignment) -> None:
        this = Assignment.objects.filter(pk=made.pk)
        if number := exceptions.open_of(this).count():
            words = _("Waiting for a decision: %(number)d") % {"number": number}
            self.stdout.write(words)

    def order(self, *, what: str, to: str, **options: Any) -> assignments.Order:
        try:
            return assignments.Order(
                what=targets.what(what),
                whom=targets.whom(to),
                due=targets.due(options["due"]),
                why=options["why"],
                is_ongoing=options["ongoing"],
                effective_at=_effective(options["effective"]),
                least_days=options["least"],
            )
        except targets.NotFound as problem:
            words = _("There is no %(name)s.") % {"name": problem}
            raise CommandError(words) from problem
        except targets.NotUnique as problem:
            words = _("Several departments are called “%(text)s”: give the whole path.")
            raise CommandError(words % {"text": problem}) from problem
        except targets.NotUnderstood as problem:
            words = _("Cannot make sense of “%(text)s”.") % {"text": problem}
            raise CommandError(words) from problem


def _effective(words: str) -> Any:
    day = targets.due(words)
    if day is None:
        return None
    if not isinstance(day, date):
        raise targets.NotUnderstood(words)
    return days.start_of(day)
