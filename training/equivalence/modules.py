"""Which modules of an old course may count for which of a new one."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from courses.models import Course, Module, Unit
from training.models import Equivalence

type Plan = Sequence[tuple[Module, Module | None]]


def old(course: Course) -> list[Module]:
    """Return what could be completed in it, archived modules as well."""
    units = Unit.objects.filter(module=OuterRef("pk"), is_optional=False)
    found = Module.objects.filter(Exists(units), course=course)
    return list(found.select_related("course").order_by("position", "pk"))


def new(course: Course) -> list[Module]:
    found = Module.objects.filter(course=course).to_be_learnt()
    return list(found.select_related("course").order_by("position", "pk"))


def settled(was: Course, now: Course) -> dict[int, Equivalence]:
    """Return what is in force between the courses, by the id of the old module."""
    rows = Equivalence.objects.active().filter(was__course=was, now__course=now)
    return {one.was_id: one for one in rows.select_related("now").order_by("pk")}


def alike(one: Module, among: Sequence[Module]) -> Module | None:
    """Return the one with the same address name, else with the same title."""
    others = [other for other in among if other.pk != one.pk]
    by_slug = (other for other in others if other.slug == one.slug)
    by_name = (other for other in others if other.name_parts[1] == one.name_parts[1])
    return next(by_slug, None) or next(by_name, None)
