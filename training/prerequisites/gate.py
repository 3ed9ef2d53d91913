"""Keeps modules closed until what they need is done."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import gates
from courses.gates import Concern, Gate, Lock
from courses.models import Module
from training.models import Need, Prerequisite
from training.prerequisites import met, naming
from training.prerequisites.met import Aim, Met

RUNNING = (
    "EXISTS(SELECT 1 FROM training_prerequisite AS rule"
    " WHERE rule.course_id = %(expressions)s AND rule.removed_at IS NULL)"
)


def concerns(course: str) -> Concern:
    return Concern(course, template=RUNNING)


def locks(person_id: int, modules: Sequence[Module]) -> Mapping[int, Sequence[Lock]]:
    """Return by module what is missing for it; two queries while all is met."""
    rules = _rules(modules)
    aims = [aim for _rule, needs in rules for aim in needs]
    standing = met.of(person_id, aims)
    closed = [
        (rule, lock) for rule, needs in rules for lock in _lock(rule, needs, standing)
    ]
    return {
        module.pk: tuple(lock for rule, lock in closed if _is_for(rule, module))
        for module in modules
        if any(_is_for(rule, module) for rule, _lock in closed)
    }


def _rules(modules: Sequence[Module]) -> list[tuple[Prerequisite, list[Aim]]]:
    whole = Q(prerequisite__course__in={one.course_id for one in modules})
    mine = Q(prerequisite__module=None) | Q(prerequisite__module__in=modules)
    needs = Need.objects.filter(whole, mine, prerequisite__removed_at=None)
    needs = needs.select_related("prerequisite", "course", "module")
    ordered = needs.order_by("prerequisite", "pk")
    return [
        (rule, [aim_of(need) for need in same])
        for rule, same in groupby(ordered, key=lambda need: need.prerequisite)
    ]


def aim_of(need: Need) -> Aim:
    return Aim(need.course, need.module, need.least_percent)


def _is_for(rule: Prerequisite, module: Module) -> bool:
    if rule.module_id is None:
        return rule.course_id == module.course_id
    return rule.module_id == module.pk


def _lock(rule: Prerequisite, aims: Sequence[Aim], standing: Met) -> Iterable[Lock]:
    left = [aim for aim in aims if not standing.has(aim)]
    wanted = (rule.least or len(aims)) - (len(aims) - len(left))
    if left and wanted > 0:
        missing = naming.missing(left, standing, within=rule.course_id)
        yield Lock(words(wanted, len(left)), missing)


def words(wanted: int, left: int) -> str:
    """Lead on to what is missing: all of it, or so many of it."""
    if wanted >= left:
        return _("First complete:")
    said = ngettext(
        "First complete one of these:", "First complete %(count)d of these:", wanted
    )
    return said % {"count": wanted}


gates.add(Gate(concerns, locks))
