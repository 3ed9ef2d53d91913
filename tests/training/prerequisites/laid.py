"""Lays down prerequisites for tests."""

from courses.models import Course, Module
from tests import make
from training.models import Need, Prerequisite
from training.prerequisites.met import Aim


def before(what: Course | Module, *needs: Course | Module | Aim, **fields):
    """Let `what` open only after the needs; `least` may be given."""
    later = aim_at(what)
    made = Prerequisite.objects.create(
        course=later.course, module=later.module, made_at=make.LONG_AGO, **fields
    )
    for one in needs:
        aim = one if isinstance(one, Aim) else aim_at(one)
        Need.objects.create(
            prerequisite=made,
            course=aim.course,
            module=aim.module,
            least_percent=aim.least_percent,
        )
    return made


def aim_at(what: Course | Module, percent: int | None = None) -> Aim:
    if isinstance(what, Module):
        return Aim(what.course, what, percent)
    return Aim(what, None, percent)


def done(module: Module, person, **fields):
    """Let the person complete the module."""
    return make.registration(
        person=person,
        module=module,
        started_at=make.LONG_AGO,
        completed_at=make.NOON,
        **fields,
    )
