"""What a course, a module or a path asks to be learnt, module by module."""

from courses.models import Course, Module
from training.models import Path

type What = Course | Module | Path


def modules(what: What) -> list[Module]:
    """Return the modules in order, each once; archived ones and appendices ask nothing.

    A path's modules are those of its steps, one step after the other.
    """
    if isinstance(what, Module):
        return [what]
    if isinstance(what, Course):
        return _of_courses({what.pk})[what.pk]
    steps = list(what.steps.select_related("module__course").order_by("position"))
    books = _of_courses({step.course_id for step in steps})
    found = (
        module
        for step in steps
        for module in ([step.module] if step.module else books[step.course_id])
    )
    return list({module.pk: module for module in found}.values())


def courses(what: What) -> list[Course]:
    """Return the courses it opens, in order."""
    if isinstance(what, Course):
        return [what]
    if isinstance(what, Module):
        return [what.course]
    steps = what.steps.select_related("course").order_by("position")
    return list({step.course_id: step.course for step in steps}.values())


def _of_courses(keys: set[int]) -> dict[int, list[Module]]:
    found: dict[int, list[Module]] = {key: [] for key in keys}
    learnt = Module.objects.filter(course__in=keys).to_be_learnt()
    for module in learnt.select_related("course").order_by("position", "pk"):
        found[module.course_id].append(module)
    return found
