"""Which pools of teams a trainer sees: those of the people she teaches."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from activities.models import Team, Workshop
from activities.teams.pools import Pool
from courses import offices
from courses.models import Course, Enrolment, Teaching
from people.models import Cohort, Membership, Person

MOST_WORKSHOPS = 20


def of(trainer: Person, *, course: Course, at: datetime) -> list[Pool]:
    """Return the cohorts' pools first, then the course's own, then the workshops'.

    Who teaches one cohort sees its pool alone; who teaches the whole course sees every
    cohort with people in the course.
    """
    taught = Teaching.objects.running(at=at).filter(person=trainer, course=course)
    keys = set(taught.values_list("cohort_id", flat=True))
    if None not in keys and not offices.of(trainer, at=at).is_administrator:
        mine = Cohort.objects.filter(pk__in=keys).order_by("name", "pk")
        return [Pool(course, cohort) for cohort in mine]
    pools = [Pool(course, cohort) for cohort in _studying(course, at=at)]
    return [*pools, Pool(course), *_workshops(course)]


def _studying(course: Course, *, at: datetime) -> list[Cohort]:
    still = Q(until__isnull=True) | Q(until__gt=at)
    enrolled = Enrolment.objects.running(at=at).filter(
        course=course, person=OuterRef("person")
    )
    members = Membership.objects.filter(
        still, Exists(enrolled), since__lte=at, cohort=OuterRef("pk")
    )
    return list(Cohort.objects.filter(Exists(members)).order_by("name", "pk"))


def _workshops(course: Course) -> list[Pool]:
    """Return the pools of open sessions held for nobody, and of those with teams."""
    teams = Team.objects.standing().filter(workshop=OuterRef("pk"))
    held = Workshop.objects.filter(course=course, cohort__isnull=True)
    held = held.filter(Q(closed_at__isnull=True) | Exists(teams))
    newest = held.order_by("-opened_at", "-pk")[:MOST_WORKSHOPS]
    return [Pool(course, workshop=workshop) for workshop in newest]
