"""The courses and modules that a form lets one choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from courses.models import Course, Module

type Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Things:
    """Courses with their modules, as groups of a list and by the values in it."""

    groups: Sequence[Group]
    by_value: Mapping[str, Course | Module]


def value(what: Course | Module) -> str:
    if isinstance(what, Module):
        return f"{what.course.slug}/{what.slug}"
    return what.slug


def of(courses: QuerySet[Course]) -> Things:
    """Return all that can be asked of people in the courses; two queries."""
    groups: dict[int, Group] = {}
    found: dict[str, Course | Module] = {}
    for course in courses.order_by("title", "pk"):
        found[course.slug] = course
        whole = _("The whole course “%(course)s”") % {"course": course.title}
        groups[course.pk] = course.title, [(course.slug, whole)]
    modules = Module.objects.filter(course__in=groups).to_be_learnt()
    for module in modules.select_related("course").order_by("position", "pk"):
        found[value(module)] = module
        groups[module.course_id][1].append((value(module), module.title))
    return Things([*groups.values()], found)
