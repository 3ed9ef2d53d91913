"""Lays out paths for tests and puts people on them."""

from courses import progress
from courses.models import Course, Module, Version
from people.models import Person
from tests import make
from tests.training.prerequisites.laid import aim_at
from training.models import Assignment, Path, PathStep, Period


def path(*steps: Course | Module, **fields) -> Path:
    names = {"slug": "newcomers", "title": "新人入门", "made_at": make.LONG_AGO}
    made = Path.objects.create(**names | fields)
    for position, step in enumerate(steps, start=1):
        aim = aim_at(step)
        PathStep.objects.create(
            path=made, position=position, course=aim.course, module=aim.module
        )
    return made


def assign(laid: Path, person: Person, **fields) -> Assignment:
    """Assign it to the person, with a period for each module of each step."""
    made = Assignment.objects.create(
        path=laid, person=person, made_at=make.LONG_AGO, **fields
    )
    for step in laid.steps.order_by("position"):
        modules = [step.module] if step.module else step.course.modules.all()
        for module in modules:
            make.period(assignment=made, person=person, module=module)
    return made


def finish(module: Module, person: Person, *, at) -> None:
    """Let the person do all there is to do in the module."""
    mine = person.registrations.get(module=module)
    for version in Version.objects.filter(unit__module=module):
        progress.complete(version, registration=mine, at=at)


def period(module: Module, person: Person) -> Period:
    return Period.objects.get(module=module, person=person)
