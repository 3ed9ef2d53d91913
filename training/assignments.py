"""Making somebody learn something, and taking that back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import batched

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from courses import crowd
from courses.models import Course, Enrolment, Module
from ledger import record
from people.models import Cohort, Department, Person, PersonQuerySet
from training import audience, days, facts, opening
from training.audience import Whom
from training.models import Assignment, Period, PeriodFact, PeriodQuerySet
from training.opening import Opening

CHUNK = 500


class NothingToLearn(Exception):
    """The course has no modules that ask for anything."""


class AlreadyWithdrawn(Exception):
    """The assignment was taken back before."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be learnt, by whom, and by when: a day, or days from now on."""

    what: Course | Module
    whom: Whom
    due: date | int | None = None
    why: str = ""
    is_with_subdepartments: bool = True

    @property
    def course(self) -> Course:
        return self.what.course if isinstance(self.what, Module) else self.what

    def modules(self) -> list[Module]:
        if isinstance(self.what, Module):
            return [self.what]
        modules = Module.objects.filter(course=self.what).to_be_learnt()
        return list(modules.order_by("position", "pk"))

    def people(self, *, at: datetime) -> PersonQuerySet:
        return audience.people_of(
            self.whom, at=at, is_with_subdepartments=self.is_with_subdepartments
        )

    def due_at(self, *, at: datetime) -> datetime | None:
        """Return the midnight that ends the last day, in the site's zone."""
        if self.due is None:
            return None
        if isinstance(self.due, date):
            return days.end_of(self.due)
        return days.end_of(timezone.localdate(at) + timedelta(days=self.due))


@transaction.atomic
def assign(order: Order, *, by: Person | None, at: datetime) -> Assignment:
    """Assign to all who are meant now, opening a period for each person and module.

    The same order given again reaches only those who have joined since. A pass that
    a person completed before counts, also one of self-study and of an older edition:
    her period is satisfied at once, as of the day she completed it.
    """
    Course.objects.select_for_update().get(pk=order.course.pk)
    modules = order.modules()
    if not modules:
        raise NothingToLearn(order.course.slug)
    assignment = _standing(order) or _made(order, by=by, at=at)
    due_at = order.due_at(at=at)
    everyone = order.people(at=at).only("pk").order_by("pk")
    for people in batched(everyone, CHUNK):
        crowd.enrol(order.course, people=people, by=by, at=at)
        for module in modules:
            openings = [Opening(person, due_at) for person in people]
            opening.open_periods(assignment, module=module, openings=openings, at=at)
    return assignment


def _terms(order: Order) -> dict[str, object]:
    whom = order.whom
    is_days = isinstance(order.due, int)
    return {
        "course": order.course,
        "module": order.what if isinstance(order.what, Module) else None,
        "person": whom if isinstance(whom, Person) else None,
        "cohort": whom if isinstance(whom, Cohort) else None,
        "department": whom if isinstance(whom, Department) else None,
        "is_with_subdepartments": order.is_with_subdepartments,
        "due_at": days.end_of(order.due) if isinstance(order.due, date) else None,
        "due_days": order.due if is_days else None,
    }


def _standing(order: Order) -> Assignment | None:
    return Assignment.objects.running().filter(**_terms(order)).first()


def _made(order: Order, *, by: Person | None, at: datetime) -> Assignment:
    made = Assignment.objects.create(
        **_terms(order), why=order.why, made_by=by, made_at=at
    )
    change = record.Change(
        new={
            "what": record.key(order.what),
            "whom": record.key(order.whom),
            "due": str(order.due or ""),
        },
        why=order.why,
    )
    record.event("assigned", made, at=at, by=by, change=change)
    return made


@transaction.atomic
def withdraw(
    assignment: Assignment, *, why: str, by: Person | None, at: datetime
) -> None:
    """Ask for it no more. What was satisfied or waived stays as it is.

    Enrolments end where only this assignment held them.
    """
    if assignment.withdrawn_at is not None:
        raise AlreadyWithdrawn
    if not why.strip():
        raise facts.ReasonMissing
    open_periods = list(_open(assignment))
    news = facts.News(PeriodFact.Kind.WITHDRAWN, at, at, why.strip())
    facts.tell(open_periods, news, by=by, at=at)
    assignment.withdrawn_at = at
    assignment.save(update_fields=["withdrawn_at"])
    change = record.Change(why=why.strip())
    record.event("assignment-withdrawn", assignment, at=at, by=by, change=change)
    for chunk in batched(open_periods, CHUNK):
        crowd.leave(_unheld(assignment, chunk), by=by, at=at)


def _open(assignment: Assignment) -> PeriodQuerySet:
    return assignment.periods.select_for_update().filter(
        satisfied_at=None, waived_at=None, withdrawn_at=None, revoked_at=None
    )


def _unheld(assignment: Assignment, periods: Iterable[Period]) -> QuerySet[Enrolment]:
    """Return the enrolments of those people that no other period holds."""
    held = Period.objects.filter(
        person=OuterRef("person"), module__course=OuterRef("course"), withdrawn_at=None
    )
    return Enrolment.objects.filter(
        ~Exists(held),
        course=assignment.course,
        person__in={period.person_id for period in periods},
        source=Enrolment.Source.ASSIGNMENT,
        until__isnull=True,
    )
