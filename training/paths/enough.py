"""Asks no more for the rest of a path once enough of its steps are done."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from courses.models import Registration
from training import facts, reasons
from training.models import Path, Period, PeriodFact
from training.paths import standing
from training.paths.standing import Standing, asks_for

_OPEN = {
    "satisfied_at": None,
    "waived_at": None,
    "withdrawn_at": None,
    "revoked_at": None,
}


def after(registration: Registration, *, at: datetime) -> None:
    """Look at the paths for which a pass was completed; mostly there are none."""
    concerned = Period.objects.filter(
        registration=registration, assignment__path__mode=Path.Mode.AT_LEAST
    )
    found = set(concerned.values_list("assignment_id", flat=True))
    if found:
        of_person(registration.person_id, assignments=found, at=at)


@transaction.atomic
def of_person(
    person_id: int, *, assignments: Collection[int], at: datetime
) -> list[Period]:
    """Withdraw what is open of the steps that are not needed any more.

    Whoever settles a period otherwise (waives it, counts evidence) may call it too.
    """
    known = standing.of_person(person_id, at=at)
    enough = {
        key: mine
        for key, mine in known.items()
        if key in assignments
        and mine.path.mode == Path.Mode.AT_LEAST
        and mine.progress.is_met
    }
    open_ones = Period.objects.select_for_update(of=("self",)).filter(
        person=person_id, assignment__in=enough, **_OPEN
    )
    spare = [
        one
        for one in open_ones.select_related("module")
        if _is_spare(one, enough[one.assignment_id])
    ]
    news = facts.News(PeriodFact.Kind.WITHDRAWN, at, at, reasons.PATH_ENOUGH)
    facts.tell(spare, news, by=None, at=at)
    return spare


def _is_spare(period: Period, mine: Standing) -> bool:
    """Say whether its step is none of those that were done; a renewal stays."""
    module, course = period.module_id, period.module.course_id
    met = zip(mine.steps, mine.progress.met, strict=True)
    return not any(
        is_met and asks_for(step, module=module, course=course) for step, is_met in met
    )
