"""Whose training a person may see and arrange."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from courses import offices
from courses.models import Course, Teaching
from people import roles, superiors
from people.models import Cohort, Membership, Person, Role
from people.requests import PersonRequest
from training.assignments import Order
from training.models import (
    Assignment,
    AssignmentQuerySet,
    Certificate,
    CertificateQuerySet,
    Path,
    PathQuerySet,
    PathStep,
    Period,
    PeriodQuerySet,
)
from web.access import View, marked


@dataclass(frozen=True, slots=True)
class Reach:
    """HR and administrators reach everyone, trainers whom they teach.

    `courses` are taught everywhere; `cohorts` lists (course, cohort) for those that
    are taught to one cohort only. A manager reads reports of all who stand below her,
    and arranges nothing by that.
    """

    is_everything: bool
    courses: frozenset[int]
    cohorts: frozenset[tuple[int, int]]
    at: datetime
    manager: int | None = None

    @property
    def is_nothing(self) -> bool:
        return not (self.is_everything or self.courses or self.cohorts)

    @property
    def reports_nothing(self) -> bool:
        return self.is_nothing and self.manager is None

    def periods(self, *, at: datetime | None = None) -> PeriodQuerySet:
        """Return the periods within reach; cohorts as they were at the moment."""
        every = Period.objects.all()
        if self.is_everything:
            return every
        return every.filter(self._taught(at or self.at))

    def reported(self, *, at: datetime | None = None) -> PeriodQuerySet:
        """Return the periods to read reports of: also of who stood below her then."""
        return Period.objects.filter(self.read_of(at=at))

    def read_of(self, *, at: datetime | None = None) -> Q:
        """Return what holds of any row with a person and a module to read of."""
        moment = at or self.at
        if self.is_everything:
            return Q()
        if self.manager is None:
            return self._taught(moment)
        return self._taught(moment) | Q(person__in=self.people_below(at=moment))

    def people_below(self, *, at: datetime | None = None) -> frozenset[int]:
        """Return the ids of those who stood below the manager at the moment."""
        if self.manager is None:
            return frozenset()
        moment = at or self.at
        day = timezone.localdate(moment)
        return superiors.below(self.manager, day=day, at=moment)

    def _taught(self, at: datetime) -> Q:
        taught = Q(module__course__in=self.courses)
        for course, cohort in self.cohorts:
            here = _members(at).filter(cohort=cohort, person=OuterRef("person"))
            taught |= Q(Exists(here), module__course=course)
        return taught

    def assignments(self) -> AssignmentQuerySet:
        """Return the assignments to arrange: in a cohort's course only its own."""
        every = Assignment.objects.all()
        if self.is_everything:
            return every
        mine = Q(course__in=self.courses) | _path_within(self.courses)
        for course, cohort in self.cohorts:
            member = _members(self.at).filter(cohort=cohort, person=OuterRef("person"))
            mine |= Q(course=course, cohort=cohort) | Q(Exists(member), course=course)
        for cohort in {cohort for _, cohort in self.cohorts}:
            mine |= Q(cohort=cohort) & _path_within(self.taught_to(cohort))
        return every.filter(mine)

    def taught_to(self, cohort: int) -> frozenset[int]:
        """Return the ids of the courses taught to everyone or to the cohort."""
        here = {course for course, one in self.cohorts if one == cohort}
        return self.courses | here

    def certificates(self) -> CertificateQuerySet:
        """Return those of the courses, in a cohort's course those of its members."""
        every = Certificate.objects.all()
        if self.is_everything:
            return every
        mine = Q(course__in=self.courses)
        for course, cohort in self.cohorts:
            member = _members(self.at).filter(cohort=cohort, person=OuterRef("person"))
            mine |= Q(Exists(member), course=course)
        return every.filter(mine)

    def taught_courses(self) -> QuerySet[Course]:
        published = Course.objects.published()
        if self.is_everything:
            return published
        return published.filter(
            pk__in=self.courses | {course for course, _ in self.cohorts}
        )

    def taught_cohorts(self) -> QuerySet[Cohort]:
        if self.is_everything or self.courses:
            return Cohort.objects.all()
        return Cohort.objects.filter(pk__in={cohort for _, cohort in self.cohorts})

    @property
    def has_departments(self) -> bool:
        return self.is_everything or bool(self.courses)

    def may_give(self, order: Order) -> bool:
        """Say whether the order stays within what the person teaches.

        In a cohort's course all who are meant must be of it: the cohort itself, or
        people of whom that can be seen now. Who is meant later cannot be.
        """
        if self.is_everything:
            return True
        return all(self._may_give(order, course.pk) for course in order.courses)

    def _may_give(self, order: Order, course: int) -> bool:
        if course in self.courses:
            return True
        mine = [cohort for one, cohort in self.cohorts if one == course]
        if isinstance(order.whom, Cohort):
            return order.whom.pk in mine
        is_later = order.is_ongoing or order.effective_at is not None
        if is_later and not isinstance(order.whom, Person):
            return False
        members = _members(self.at).filter(cohort__in=mine, person=OuterRef("pk"))
        people = order.people(at=self.at)
        return people.exists() and not people.filter(~Exists(members)).exists()

    def paths(self) -> PathQuerySet:
        """Return the current paths of which she teaches every course somewhere."""
        current = Path.objects.current()
        if self.is_everything:
            return current
        taught = self.courses | {course for course, _ in self.cohorts}
        return current.exclude(_steps_beyond(taught, of="pk"))


def _path_within(courses: Collection[int]) -> Q:
    """Hold for an assignment of a path that has no step beyond the courses."""
    return Q(path__isnull=False) & ~_steps_beyond(courses, of="path")


def _steps_beyond(courses: Collection[int], *, of: str) -> Q:
    beyond = PathStep.objects.filter(path=OuterRef(of)).exclude(course__in=courses)
    return Q(Exists(beyond))


def _members(at: datetime) -> QuerySet[Membership]:
    still = Q(until__isnull=True) | Q(until__gt=at)
    return Membership.objects.filter(still, since__lte=at)


def reach_of(person: Person, *, at: datetime) -> Reach:
    held = roles.held(person, at=at)
    taught = Teaching.objects.running(at=at).filter(person=person)
    rows = set(taught.values_list("course_id", "cohort_id"))
    return Reach(
        is_everything=bool(held & {Role.Code.HR, Role.Code.ADMINISTRATOR}),
        courses=frozenset(course for course, cohort in rows if not cohort),
        cohorts=frozenset((course, cohort) for course, cohort in rows if cohort),
        at=at,
        manager=person.pk if offices.of(person, at=at).is_manager else None,
    )


def everything(*, at: datetime) -> Reach:
    """Return the reach of whoever runs commands on the machine itself."""
    return Reach(is_everything=True, courses=frozenset(), cohorts=frozenset(), at=at)


def arranges(person: Person, at: datetime) -> bool:
    """Say whether the person has a reach at all; asked once for all doors of a page."""
    return offices.of(person, at=at).arranges


def reads_reports(person: Person, at: datetime) -> bool:
    """Say whether reports about others are hers; asked once for all doors of a page."""
    return offices.of(person, at=at).reports


type ReachView[**P] = Callable[Concatenate[PersonRequest, Reach, P], HttpResponseBase]


def arranging[**P](view: ReachView[P]) -> View:
    """Open to HR, administrators and whoever teaches; others find nothing here."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        mine = reach_of(request.user, at=timezone.now())
        if mine.is_nothing:
            raise Http404
        return view(request, mine, *args, **kwargs)

    return marked(login_required(guarded), "arranges training")


def reporting[**P](view: ReachView[P]) -> View:
    """Open to whoever arranges training and to managers, for what they may read."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        mine = reach_of(request.user, at=timezone.now())
        if mine.reports_nothing:
            raise Http404
        return view(request, mine, *args, **kwargs)

    return marked(login_required(guarded), "reads reports")
