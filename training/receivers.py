"""Acts on news from the floors below."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from courses import signals
from courses.models import Completion, Registration
from people import signals as people_signals
from people.models import ImportBatch, Person
from training import facts
from training.certificates import issuing
from training.models import Period
from training.ordering import afterwards, work
from training.paths import enough


@receiver(signals.module_completed)
def satisfy_periods(
    *, registration: Registration, completion: Completion, at: datetime, **_: Any
) -> None:
    """Satisfy the periods that wait for the pass, in the transaction that ends it."""
    known = Period.objects.select_related("assignment", "previous")
    waiting = known.select_for_update(of=("self",)).filter(
        registration=registration,
        satisfied_at=None,
        withdrawn_at=None,
        revoked_at=None,
    )
    for period in waiting:
        facts.satisfy(period, completion=completion, at=at)


@receiver(signals.module_completed)
def spare_the_rest(*, registration: Registration, at: datetime, **_: Any) -> None:
    """Ask no more of a path than it takes, once its periods are satisfied."""
    enough.after(registration, at=at)


@receiver(signals.module_completed)
def set_dues(*, registration: Registration, at: datetime, **_: Any) -> None:
    """Let be due what waited for the module to be completed."""
    afterwards.set_dues(registration, at=at)


@receiver(people_signals.company_changed)
def follow_people(
    *, batch: ImportBatch, by: Person | None, at: datetime, **_: Any
) -> None:
    """Let ongoing assignments see at once who came, left or moved by a file."""
    work.follow(batch, by=by, at=at)


@receiver(signals.module_completed)
def issue_certificates(*, registration: Registration, at: datetime, **_: Any) -> None:
    """Issue what it earns, after the periods: a certificate says how long they last."""
    issuing.after(registration, at=at)
