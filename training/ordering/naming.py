"""The names that conditions of a rule are given by, and what is wrong with one."""

from django.utils.translation import gettext as _

from courses.models import Course, Module
from people.models import Cohort, Department, Position
from training import targets

MOST = 2000


def suggestions() -> list[tuple[str, str]]:
    """Return names of departments, positions, cohorts and modules, and what each is."""
    departments = [(path, _("Department")) for path in _paths()]
    positions = Position.objects.order_by("name").values_list("name", flat=True)
    cohorts = Cohort.objects.order_by("name").values_list("name", flat=True)
    modules = Module.objects.filter(
        course__in=Course.objects.published()
    ).to_be_learnt()
    slugs = modules.order_by("course__slug", "position").values_list(
        "course__slug", "slug", "title"
    )
    found = [
        *departments,
        *((name, _("Position")) for name in positions),
        *((name, _("Cohort")) for name in cohorts),
        *((f"{course}/{slug}", title) for course, slug, title in slugs),
    ]
    return found[:MOST]


def _paths() -> list[str]:
    """Return each department by the names from the root down."""
    rows = Department.objects.order_by("path").values_list("pk", "name", "path")
    names = {pk: name for pk, name, _path in rows}
    steps = (path.strip("/").split("/") for _pk, _name, path in rows)
    return ["/".join(names.get(int(step), "?") for step in one) for one in steps]


def wrong(problem: Exception) -> str:
    """Say what is wrong with the words that name something."""
    words = _("Cannot make sense of “%(text)s”.")
    if isinstance(problem, targets.NotFound):
        words = _("There is no “%(text)s”.")
    elif isinstance(problem, targets.NotUnique):
        words = _("Several departments are called “%(text)s”: give the whole path.")
    return words % {"text": problem}
