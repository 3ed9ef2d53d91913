"""Keeps the later steps of a path closed until the earlier ones are done."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from courses import gates
from courses.gates import Concern, Gate, Lock
from courses.models import Module
from training.models import Path, PathStep, Period
from training.paths import standing
from training.paths.standing import Standing
from training.prerequisites import met, naming
from training.prerequisites.met import Aim
from training.status import Status

IN_ORDER = (
    "EXISTS(SELECT 1 FROM training_pathstep AS step"
    " JOIN training_path AS path ON path.id = step.path_id"
    " WHERE step.course_id = %(expressions)s AND path.mode = 'in-order')"
)


def concerns(course: str) -> Concern:
    return Concern(course, template=IN_ORDER)


def locks(person_id: int, modules: Sequence[Module]) -> Mapping[int, Sequence[Lock]]:
    """Return by module the step before it; a query only for who is on no path.

    What somebody must do for another reason as well is not kept from her.
    """
    rows = _periods(person_id, modules)
    asked_anyway = {one.module_id for one in rows if not _is_in_order(one)}
    on_paths = [(one, _status(one)) for one in rows if _is_in_order(one)]
    closed: dict[int, tuple[Lock, ...]] = {}
    for mine in standing.of(on_paths).values() if on_paths else ():
        for module, step in _behind(mine, modules):
            if module.pk not in asked_anyway:
                lock = _lock(mine.path, step, person_id, module)
                closed[module.pk] = (*closed.get(module.pk, ()), lock)
    return closed


def _periods(person_id: int, modules: Sequence[Module]) -> list[Period]:
    in_order = Q(assignment__path__mode=Path.Mode.IN_ORDER)
    others = Q(module__in=modules, satisfied_at=None, waived_at=None)
    mine = Period.objects.filter(in_order | others, person=person_id, withdrawn_at=None)
    return list(mine.select_related("assignment__path", "module"))


def _is_in_order(period: Period) -> bool:
    path = period.assignment.path
    return path is not None and path.mode == Path.Mode.IN_ORDER


def _status(period: Period) -> Status:
    """Return what matters of how it stands: done once, spared, or still to do."""
    if period.revoked_at is not None:
        return Status.REVOKED
    if period.satisfied_at is not None:
        return Status.DONE
    return Status.WAIVED if period.waived_at is not None else Status.NOT_STARTED


def _behind(
    mine: Standing, modules: Iterable[Module]
) -> Iterable[tuple[Module, PathStep]]:
    """Return the modules of locked steps, each with the step to do first."""
    states = mine.progress
    for module in modules:
        place = mine.step_of(module=module.pk, course=module.course_id)
        if place is None or states.first is None or not states.locked[place]:
            continue
        yield module, mine.steps[states.first]


def _lock(path: Path, step: PathStep, person_id: int, module: Module) -> Lock:
    aims = [Aim(step.course, step.module)]
    missing = naming.missing(aims, met.of(person_id, aims), within=module.course_id)
    words = _("The path “%(path)s” goes step by step. First complete:")
    return Lock(words % {"path": path.title}, missing)


gates.add(Gate(concerns, locks))
