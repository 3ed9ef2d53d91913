"""Making somebody learn something, and taking that back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import batched

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from courses import crowd
from courses.models import Course, Enrolment, Module
from ledger import record
from people.models import Cohort, Department, Person, PersonQuerySet, Position
from training import audience, curriculum, days, dues, facts, reaching
from training.assigning import rules
from training.assigning.due import After, Counted, Deadline, Yearly
from training.assigning.rules import Rule
from training.audience import Whom
from training.curriculum import What
from training.models import Assignment, Path, Period, PeriodFact, PeriodQuerySet
from training.reaching import NothingToLearn

__all__ = ["NothingToLearn"]

CHUNK = 500


class AlreadyWithdrawn(Exception):
    """The assignment was taken back before."""


class DayToCome(Exception):
    """What is taken back is taken back today or earlier, not later."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be learnt, by whom, and by when: a day, or days from now on, or more.

    `renewal` holds the fields of the Assignment that say for how long it counts. With
    `is_ongoing` it reaches also who comes later; before `effective_at` nobody.
    """

    what: What
    whom: Whom
    due: int | Deadline = None
    why: str = ""
    is_with_subdepartments: bool = True
    is_ongoing: bool = False
    effective_at: datetime | None = None
    least_days: int | None = None
    renewal: Mapping[str, object] = field(default_factory=dict)

    @property
    def deadline(self) -> Deadline:
        return After(self.due) if isinstance(self.due, int) else self.due

    @property
    def wanted(self) -> dues.Wanted:
        return dues.Wanted(self.deadline, self.least_days)

    @property
    def courses(self) -> list[Course]:
        return curriculum.courses(self.what)

    def modules(self) -> list[Module]:
        return curriculum.modules(self.what)

    def people(self, *, at: datetime) -> PersonQuerySet:
        return audience.people_of(
            self.whom, at=at, is_with_subdepartments=self.is_with_subdepartments
        )

    def begins_at(self, *, at: datetime) -> datetime:
        """Return from when on it asks for something."""
        return max(self.effective_at or at, at)


@transaction.atomic
def assign(order: Order, *, by: Person | None, at: datetime) -> Assignment:
    """Assign to all who are meant now, opening a period for each person and module.

    The same order given again reaches only those who have joined since. A pass that
    a person completed before counts, also one of self-study and of an older edition:
    her period is satisfied at once, as of the day she completed it.
    """
    assignment = place(order, by=by, at=at)
    fulfil(assignment, at=at)
    return assignment


@transaction.atomic
def place(order: Order, *, by: Person | None, at: datetime) -> Assignment:
    """Write the order down, or find where it stands; `fulfil` opens the periods."""
    keys = [course.pk for course in order.courses]
    list(Course.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    if not order.modules():
        raise NothingToLearn(str(order.what))
    return _standing(order) or _made(order, by=by, at=at)


def fulfil(
    assignment: Assignment,
    *,
    at: datetime,
    people: PersonQuerySet | None = None,
    tell: reaching.Tell | None = None,
) -> int:
    """Open what is lacking for all who are meant now, or for those people of them.

    Nothing is opened before it takes effect. Each chunk of people is a transaction of
    its own, unless one is open already.
    """
    if assignment.effective_at and at < assignment.effective_at:
        return 0
    if people is None:
        people = reaching.lacking(assignment, at=at)
    return reaching.reach(assignment, people, at=at, tell=tell)


def _terms(order: Order) -> dict[str, object]:
    return (
        _what(order.what)
        | _whom(order.whom)
        | _until(order.deadline)
        | {
            "is_with_subdepartments": order.is_with_subdepartments,
            "is_ongoing": order.is_ongoing,
            "effective_at": order.effective_at,
            "least_days": order.least_days,
        }
        | dict(order.renewal)
    )


def _what(what: What) -> dict[str, object]:
    module = what if isinstance(what, Module) else None
    path = what if isinstance(what, Path) else None
    course = None if path else curriculum.courses(what)[0]
    return {"course": course, "module": module, "path": path}


def _whom(whom: Whom) -> dict[str, object]:
    return {
        "person": whom if isinstance(whom, Person) else None,
        "cohort": whom if isinstance(whom, Cohort) else None,
        "department": whom if isinstance(whom, Department) else None,
        "position": whom if isinstance(whom, Position) else None,
        "rule": rules.to_json(whom) if isinstance(whom, Rule) else None,
    }


def _until(deadline: Deadline) -> dict[str, object]:
    after = deadline if isinstance(deadline, After) else None
    return {
        "due_at": days.end_of(deadline) if isinstance(deadline, date) else None,
        "due_days": after.days if after else None,
        "due_from": after.counted.value if after else Counted.ASSIGNMENT.value,
        "due_after_id": after.module if after else None,
        "due_yearly": str(deadline) if isinstance(deadline, Yearly) else "",
    }


def drafted(order: Order, *, at: datetime) -> Assignment:
    """Return the assignment that the order would be, not saved."""
    return Assignment(**_terms(order), why=order.why, made_at=at)


def _standing(order: Order) -> Assignment | None:
    """Return the running assignment of the very same terms."""
    terms = _terms(order)
    rule = terms.pop("rule")
    same = Assignment.objects.running().filter(**terms, delta_units__isnull=True)
    return next((one for one in same.order_by("pk") if one.rule == rule), None)


def _made(order: Order, *, by: Person | None, at: datetime) -> Assignment:
    made = Assignment.objects.create(
        **_terms(order), why=order.why, made_by=by, made_at=at
    )
    change = record.Change(new=_told(order), why=order.why)
    record.event("assigned", made, at=at, by=by, change=change)
    return made


def _told(order: Order) -> dict[str, object]:
    whom = order.whom
    return {
        "what": record.key(order.what),
        "whom": rules.to_json(whom) if isinstance(whom, Rule) else record.key(whom),
        "due": str(order.due or ""),
        "ongoing": order.is_ongoing,
        "effective": order.effective_at and order.effective_at.isoformat(),
        "renewal": {name: str(value) for name, value in order.renewal.items()},
    }


@transaction.atomic
def withdraw(
    assignment: Assignment,
    *,
    why: str,
    by: Person | None,
    at: datetime,
    since: date | None = None,
) -> int:
    """Ask for it no more, as of today or an earlier day; return of how many duties.

    What was satisfied or waived stays as it is. Enrolments end where only this
    assignment held them.
    """
    if assignment.withdrawn_at is not None:
        raise AlreadyWithdrawn
    if not why.strip():
        raise facts.ReasonMissing
    moment = _since(since, at=at)
    number = let_go(
        assignment.periods.all(),
        facts.News(PeriodFact.Kind.WITHDRAWN, moment, moment, why.strip()),
        by=by,
        at=at,
    )
    assignment.withdrawn_at = moment
    assignment.save(update_fields=["withdrawn_at"])
    change = record.Change(new={"withdrawn": moment.isoformat()}, why=why.strip())
    record.event("assignment-withdrawn", assignment, at=at, by=by, change=change)
    return number


def _since(day: date | None, *, at: datetime) -> datetime:
    if day is None or day == days.of(at):
        return at
    if day > days.of(at):
        raise DayToCome(day)
    return days.start_of(day)


@transaction.atomic
def let_go(
    periods: PeriodQuerySet, news: facts.News, *, by: Person | None, at: datetime
) -> int:
    """Tell the news of those that are open; end the enrolments nothing else holds."""
    open_ = periods.select_for_update(of=("self",)).filter(
        satisfied_at=None, waived_at=None, withdrawn_at=None, revoked_at=None
    )
    ended = list(open_.select_related("module"))
    facts.tell(ended, news, by=by, at=at)
    for chunk in batched(ended, CHUNK):
        crowd.leave(_unheld(chunk), by=by, at=at)
    return len(ended)


def _unheld(periods: Iterable[Period]) -> QuerySet[Enrolment]:
    """Return the enrolments of those people that no other period holds."""
    ended = list(periods)
    held = Period.objects.filter(
        person=OuterRef("person"), module__course=OuterRef("course"), withdrawn_at=None
    )
    return Enrolment.objects.filter(
        ~Exists(held),
        course__in={period.module.course_id for period in ended},
        person__in={period.person_id for period in ended},
        source=Enrolment.Source.ASSIGNMENT,
        until__isnull=True,
    )
