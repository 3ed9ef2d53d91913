"""What the pages of paths show: the list, the steps, how far people are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Module
from training.models import Path, PathQuerySet, PathStep, PeriodQuerySet


@dataclass(frozen=True, slots=True)
class Line:
    path: Path
    words: str
    assigned: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and of a whole course the modules that it asks for."""

    step: PathStep
    modules: Sequence[Module]


def lines(paths: PathQuerySet) -> list[Line]:
    """Return the current ones by title, then those put away; one query."""
    running = Count("assignments", Q(assignments__withdrawn_at=None), distinct=True)
    known = paths.annotate(
        count=Count("steps", distinct=True), assigned=running
    ).order_by("archived_at", "title", "pk")
    ordered = sorted(known, key=lambda path: path.archived_at is not None)
    return [
        Line(path, words(path, vars(path)["count"]), vars(path)["assigned"])
        for path in ordered
    ]


def words(path: Path, count: int) -> str:
    """Say how its steps are to be done."""
    if path.mode == Path.Mode.AT_LEAST:
        said = _("At least %(least)d of %(count)d steps")
    elif path.mode == Path.Mode.IN_ORDER:
        said = ngettext("%(count)d step, in order", "%(count)d steps, in order", count)
    else:
        said = ngettext(
            "%(count)d step, in any order", "%(count)d steps, in any order", count
        )
    return said % {"count": count, "least": path.least or 0}


def steps(path: Path) -> list[Step]:
    known = path.steps.select_related("course", "module").order_by("position")
    found = list(known)
    courses = [step.course_id for step in found if step.module_id is None]
    modules = Module.objects.filter(course__in=courses).to_be_learnt()
    by_course: dict[int, list[Module]] = {}
    for module in modules.order_by("position", "pk"):
        by_course.setdefault(module.course_id, []).append(module)
    return [
        Step(step, () if step.module_id else by_course.get(step.course_id, ()))
        for step in found
    ]


def people(path: Path, periods: PeriodQuerySet) -> int:
    """Count whom it was assigned to, among the periods that one may see."""
    mine = periods.filter(assignment__path=path)
    return mine.values("person").distinct().count()
