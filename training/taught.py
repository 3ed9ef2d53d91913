"""What a trainer looks after: courses, cohorts, who is behind, what waits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from activities.models import Response
from courses.models import Course, Teaching
from people.models import Cohort, Person
from quizzes.byhand import access
from training.models import Period
from training.status import ASIDE, LATE, MET

SHARED = 5


@dataclass(frozen=True, slots=True)
class Charge:
    """A course a trainer teaches, everywhere or to one cohort, and how far it is."""

    course: Course
    cohort: Cohort | None
    required: int
    met: int
    late: int


def of(person: Person, *, at: datetime) -> list[Charge]:
    taught = Teaching.objects.running(at=at).filter(person=person)
    rows = list(
        taught.select_related("course", "cohort").order_by("course__title", "pk")
    )
    courses = {one.course_id for one in rows}
    whole = _by_course(courses, at=at)
    parts = _by_cohort(courses, {one.cohort_id for one in rows}, at=at)
    return [
        _charge(one, parts[one.course_id, one.cohort_id])
        if one.cohort_id
        else _charge(one, whole[one.course_id])
        for one in rows
    ]


def _charge(teaching: Teaching, counts: Mapping[str, int]) -> Charge:
    return Charge(
        course=teaching.course,
        cohort=teaching.cohort,
        required=sum(n for code, n in counts.items() if code not in ASIDE),
        met=sum(n for code, n in counts.items() if code in MET),
        late=sum(n for code, n in counts.items() if code in LATE),
    )


class _Counts(dict[object, Counter[str]]):
    def __missing__(self, key: object) -> Counter[str]:
        return self.setdefault(key, Counter())


def _by_course(courses: set[int], *, at: datetime) -> _Counts:
    periods = Period.objects.opened(at=at).with_status(at=at).current(at=at)
    mine = periods.filter(module__course__in=courses)
    counts = _Counts()
    for course, status, number in mine.counts("module__course_id"):
        counts[course][status] = number
    return counts


def _by_cohort(courses: set[int], cohorts: set[int | None], *, at: datetime) -> _Counts:
    periods = Period.objects.opened(at=at).with_status(at=at).current(at=at)
    membership = "person__memberships"
    still = Q(**{f"{membership}__until": None}) | Q(**{f"{membership}__until__gt": at})
    mine = periods.filter(
        still,
        Q(**{f"{membership}__since__lte": at, f"{membership}__cohort__in": cohorts}),
        module__course__in=courses,
    )
    counts = _Counts()
    rows = mine.annotate(cohort=F(f"{membership}__cohort_id"))
    for course, cohort, status, number in rows.counts("module__course_id", "cohort"):
        counts[course, cohort][status] = number
    return counts


def unmarked(person: Person, *, at: datetime) -> int:
    """Count the answers that wait for her mark; no query if she teaches nobody."""
    return access.waiting(person, at=at) if access.marks(person, at) else 0


def shared_with(person: Person, *, at: datetime) -> list[Response]:
    """Return the newest work that trainees of the person have shared."""
    taught = Teaching.objects.running(at=at).filter(person=person)
    seen = Q(unit__course__in=taught.filter(cohort=None).values("course"))
    for course, cohort in taught.filter(cohort__isnull=False).values_list(
        "course_id", "cohort_id"
    ):
        members = Q(person__memberships__cohort=cohort)
        still = Q(person__memberships__until=None)
        seen |= Q(unit__course=course) & members & still
    shared = Response.objects.filter(seen, shared_at__isnull=False)
    newest = shared.select_related("person", "unit__course").distinct()
    return list(newest.order_by("-shared_at", "-pk")[:SHARED])
