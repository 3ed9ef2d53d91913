"""What can be chosen in an order, grouped by course."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from courses.models import Module
from training import forms
from training.access import Reach

type Group = tuple[str, list[tuple[str, str]]]
type Choices = list[Group]


def to_be_learnt(reach: Reach) -> Choices:
    """Return each course with its modules as one group, and the paths as the last."""
    paths = [
        (f"path:{path.slug}", path.title)
        for path in reach.paths().order_by("title", "pk")
    ]
    last = [(_("Paths"), paths)] if paths else []
    return [*map(_named, forms.to_be_learnt(reach)), *last]


def _named(group: Group) -> Group:
    """Let the whole course be read as itself where the choice stands alone."""
    title, ((slug, _whole), *modules_) = group
    whole = _("%(course)s (the whole course)") % {"course": title}
    return title, [(slug, whole), *modules_]


def modules(reach: Reach, empty: str) -> list[tuple[str, object]]:
    """Return the modules by course, after a choice of none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for module in _modules(reach):
        groups.setdefault(module.course.title, []).append(_choice(module))
    return [("", empty), *groups.items()]


def _modules(reach: Reach) -> Sequence[Module]:
    mine = Module.objects.filter(course__in=reach.taught_courses()).to_be_learnt()
    ordered = mine.order_by("course__title", "course_id", "position", "pk")
    return list(ordered.select_related("course"))


def _choice(module: Module) -> tuple[str, str]:
    return f"{module.course.slug}/{module.slug}", module.title
