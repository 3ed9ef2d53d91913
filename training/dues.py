"""By when each of many people must have done what is assigned to her."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, QuerySet

from people.models import Person
from training import days
from training.assigning import conditions, due
from training.assigning.due import After, Counted, Deadline, Due, Situation, Trouble
from training.models import Assignment, Evidence, Period


@dataclass(frozen=True, slots=True)
class Wanted:
    """By when, and how many days must be left at least."""

    deadline: Deadline = None
    least_days: int | None = None


def wanted(assignment: Assignment) -> Wanted:
    return Wanted(_deadline(assignment), assignment.least_days)


def _deadline(assignment: Assignment) -> Deadline:
    if assignment.due_at is not None:
        return days.last_of(assignment.due_at)
    if assignment.due_days is not None:
        counted = Counted(assignment.due_from)
        return After(assignment.due_days, counted, assignment.due_after_id)
    return due.yearly(assignment.due_yearly) if assignment.due_yearly else None


def reckon(
    of: Wanted, people: Sequence[Person], *, at: datetime
) -> dict[int, Due | Trouble]:
    """Return for each person the day, or why none can be found; two queries at most."""
    done = _completed(of.deadline, people, at=at)
    today = days.of(at)
    return {
        person.pk: due.reckon(
            of.deadline,
            Situation(today, person.started_on, done.get(person.pk)),
            least_days=of.least_days,
        )
        for person in people
    }


def moment(found: Due) -> datetime | None:
    """Return the midnight that ends the day, in the site's zone."""
    return days.end_of(found.day) if found.day else None


def _completed(
    deadline: Deadline, people: Sequence[Person], *, at: datetime
) -> dict[int, date]:
    """Return when each completed the module that the days are counted from."""
    if not isinstance(deadline, After) or deadline.counted is not Counted.COMPLETION:
        return {}
    keys = [one.pk for one in people]
    passes = conditions.completed(at=at).filter(module=deadline.module, person__in=keys)
    rows = passes.values_list("person_id").annotate(last=Max("completed_at"))
    done = {person: days.of(last) for person, last in rows}
    pieces = counted(at=at).filter(module=deadline.module, person__in=keys)
    for person, day in pieces.values_list("person_id", "completed_on"):
        done[person] = max(day, done.get(person, day))
    return done


def counted(*, at: datetime) -> QuerySet[Evidence]:
    """Return the evidence that stands for a completion: it satisfies a period."""
    met = Period.objects.filter(
        evidence=OuterRef("pk"), satisfied_at__isnull=False, revoked_at=None
    )
    return Evidence.objects.filter(Exists(met), recorded_at__lte=at)
