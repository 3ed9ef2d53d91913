"""Sets by when something is due once the module is completed that it counts from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from courses.models import Registration
from training import days, facts
from training.assigning import due
from training.assigning.due import After, Counted, Due, Situation
from training.models import Evidence, Period, PeriodFact

type Done = Mapping[tuple[int, int | None], date]


def set_dues(registration: Registration, *, at: datetime) -> None:
    """Let the person's periods be due that waited for this completion.

    Whose day was set in between, by an extension, keeps that day.
    """
    if not registration.is_delta:
        _set({(registration.person_id, registration.module_id): days.of(at)}, at=at)


def set_dues_by_evidence(pieces: Iterable[Evidence], *, at: datetime) -> None:
    """Let be due what waited for what they stand for, as of the day it was done."""
    done: dict[tuple[int, int | None], date] = {}
    for one in pieces:
        key = one.person_id, one.module_id
        done[key] = max(one.completed_on, done.get(key, one.completed_on))
    if done:
        _set(done, at=at)


def _set(done: Done, *, at: datetime) -> None:
    waiting = Period.objects.filter(
        person__in={person for person, _module in done},
        assignment__due_from=Counted.COMPLETION.value,
        assignment__due_after__in={module for _person, module in done},
        due_at=None,
        satisfied_at=None,
        withdrawn_at=None,
        revoked_at=None,
    )
    known = waiting.select_related("assignment").select_for_update(of=("self",))
    by_day: dict[date, list[Period]] = defaultdict(list)
    for period in known.order_by("pk"):
        since = done.get((period.person_id, period.assignment.due_after_id))
        if since:
            by_day[_day(period, since, today=days.of(at))].append(period)
    for day, periods in by_day.items():
        news = facts.News(PeriodFact.Kind.DUE, days.end_of(day), at)
        facts.tell(periods, news, by=None, at=at)


def _day(period: Period, since: date, *, today: date) -> date:
    """Return the day; counted from today if it has passed, or is too near, by now."""
    given = period.assignment
    deadline = After(given.due_days or 0, Counted.COMPLETION)
    situation = Situation(today, completed_on=since)
    found = due.reckon(deadline, situation, least_days=given.least_days)
    if isinstance(found, Due) and found.day:
        return found.day
    return today + timedelta(days=deadline.days)
