"""Recomputes the ledger's chain of seals and names the first broken row."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ledger import verifying
from ledger.verifying import Broken, Fault, Verdict


class Command(BaseCommand):
    help = "Recompute the chain of seals; exit 1 and name the first broken row, if any."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            default="",
            metavar="DIGEST",
            help="ask whether a digest that was printed earlier is in the chain",
        )

    def handle(self, *, head: str, **_options: Any) -> None:
        verdict = verifying.verify()
        if verdict.broken is not None:
            raise CommandError(_broken(verdict.broken))
        self.stdout.write(_whole(verdict))
        if head:
            self.stdout.write(_found(head))


def _whole(verdict: Verdict) -> str:
    words = _(
        "The ledger is whole. Sealed: %(sealed)s, not sealed yet: %(unsealed)s."
        " Newest seal: %(head)s"
    )
    return words % {
        "sealed": verdict.sealed,
        "unsealed": verdict.unsealed,
        "head": verdict.head or "-",
    }


def _broken(broken: Broken) -> str:
    words = {
        Fault.CHANGED: _("Event %(event)s was changed, or its seal %(seal)s was."),
        Fault.NO_EVENT: _("Event %(event)s is missing; seal %(seal)s speaks of it."),
        Fault.NO_SEAL: _("Seal %(seal)s is missing."),
        Fault.DETAIL: _(
            "The personal values of event %(event)s (seal %(seal)s) were changed."
        ),
    }
    return words[broken.fault] % {"event": broken.event, "seal": broken.seal}


def _found(head: str) -> str:
    """Say which seal it is. Raises CommandError if there is none."""
    seal = verifying.seal_of(head)
    if seal is None:
        words = _("%(head)s is not in the chain (give at least 16 of its digits).")
        raise CommandError(words % {"head": head})
    words = _(
        "%(head)s is seal %(seal)s, of %(day)s: nothing up to it has changed since."
    )
    day = f"{seal.sealed_at:%Y-%m-%d %H:%M} UTC"
    return words % {"head": seal.digest, "seal": seal.pk, "day": day}
