"""What may be chosen in the filters of a report, by whoever reads it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from courses.models import Course, Module
from people.models import Cohort, Person, Posting
from training import words
from training.access import Reach
from training.models import Path
from training.status import Status

PATH = "path:"

type Group = tuple[str, list[tuple[str, str]]]


def modules(reach: Reach) -> list[Group]:
    """Return each course with its modules as one group, then the paths."""
    known = courses(reach)
    groups = {
        course.pk: (course.title, [(course.slug, gettext("The whole course"))])
        for course in known.order_by("title", "pk")
    }
    parts = Module.objects.filter(course__in=known).select_related("course")
    for module in parts.order_by("position", "pk"):
        address = f"{module.course.slug}/{module.slug}"
        groups[module.course_id][1].append((address, module.title))
    return [*groups.values(), *_paths(known)]


def courses(reach: Reach) -> QuerySet[Course]:
    """Return what she teaches and, for a manager, what is asked of her people."""
    taught = reach.taught_courses()
    if reach.is_everything or reach.manager is None:
        return taught
    asked = reach.reported().values("module__course")
    return Course.objects.published().filter(Q(pk__in=taught) | Q(pk__in=asked))


def _paths(known: QuerySet[Course]) -> Iterable[Group]:
    rows = Path.objects.current().filter(steps__course__in=known).distinct()
    found = [(f"{PATH}{one.slug}", one.title) for one in rows.order_by("title", "pk")]
    return [(gettext("Paths"), found)] if found else []


def cohorts(reach: Reach) -> QuerySet[Cohort]:
    """Return those she teaches and, for a manager, those her people are in."""
    taught = reach.taught_cohorts()
    if reach.is_everything or reach.manager is None:
        return taught
    mine = Q(memberships__person__in=reach.people_below())
    return Cohort.objects.filter(Q(pk__in=taught) | mine).distinct()


def statuses() -> list[tuple[str, str]]:
    return [(code.value, str(words.LABELS[code])) for code in Status]


def managers(words_: str, *, reach: Reach) -> list[Person]:
    """Return the managers of that number or name whose people she may read of."""
    theirs = Posting.objects.filter(manager=OuterRef("pk"))
    if not reach.is_everything:
        theirs = theirs.filter(person__in=reach.reported().values("person"))
    named = Q(employee_number=words_) | Q(username=words_) | Q(name=words_)
    return list(Person.objects.filter(named).filter(Exists(theirs))[:2])
