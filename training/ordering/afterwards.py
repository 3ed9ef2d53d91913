"""Sets by when something is due once the module is completed that it counts from."""

from datetime import datetime

from courses.models import Registration
from training import days, facts
from training.assigning import due
from training.assigning.due import After, Counted, Due, Situation
from training.models import Period, PeriodFact


def set_dues(registration: Registration, *, at: datetime) -> None:
    """Let the person's periods be due that waited for this completion.

    Whose day was set in between, by an extension, keeps that day.
    """
    if registration.is_delta:
        return
    waiting = Period.objects.filter(
        person=registration.person_id,
        assignment__due_from=Counted.COMPLETION.value,
        assignment__due_after=registration.module_id,
        due_at=None,
        satisfied_at=None,
        withdrawn_at=None,
        revoked_at=None,
    )
    known = waiting.select_related("assignment").select_for_update(of=("self",))
    for period in known.order_by("pk"):
        _set(period, at=at)


def _set(period: Period, *, at: datetime) -> None:
    deadline = After(period.assignment.due_days or 0, Counted.COMPLETION)
    today = days.of(at)
    found = due.reckon(deadline, Situation(today, completed_on=today))
    if isinstance(found, Due) and found.day:
        news = facts.News(PeriodFact.Kind.DUE, days.end_of(found.day), at)
        facts.tell([period], news, by=None, at=at)
