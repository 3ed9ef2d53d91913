"""Reads from a line of text what is to be learnt, by whom and until when."""

import re
from collections.abc import Callable
from datetime import date

from courses.models import Course, Module
from people.models import Cohort, Department, Person
from training.audience import Whom


class NotFound(Exception):
    """Nothing of that name is there."""


class NotUnderstood(Exception):
    """The words do not follow the form."""


def what(words: str) -> Course | Module:
    """Read COURSE or COURSE/MODULE, by their slugs."""
    course_slug, _, module_slug = words.partition("/")
    course = Course.objects.published().filter(slug=course_slug).first()
    if course is None:
        raise NotFound(course_slug)
    if not module_slug:
        return course
    modules = Module.objects.filter(course=course, slug=module_slug)
    module = modules.to_be_learnt().first()
    if module is None:
        raise NotFound(words)
    return module


def whom(words: str) -> Whom:
    """Read person:NUMBER, cohort:SLUG or department:ROOT/BRANCH."""
    kind, _, name = words.partition(":")
    if kind not in FINDERS:
        raise NotUnderstood(words)
    found = FINDERS[kind](name)
    if found is None:
        raise NotFound(words)
    return found


def person(number: str) -> Person | None:
    """Find by employee number, or by sign-in name for who has none."""
    active = Person.objects.active()
    by_number: Person | None = active.filter(employee_number=number).first()
    return by_number or active.filter(username=number).first()


def department(path: str) -> Department | None:
    """Find by the names from the root down, parted by slashes."""
    found: Department | None = None
    for name in path.strip("/").split("/"):
        found = Department.objects.filter(name=name, parent=found).first()
        if found is None:
            return None
    return found


def cohort(slug: str) -> Cohort | None:
    return Cohort.objects.filter(slug=slug).first()


FINDERS: dict[str, Callable[[str], Whom | None]] = {
    "person": person,
    "cohort": cohort,
    "department": department,
}


def due(words: str) -> date | int | None:
    """Read 2026-12-31, 30d, or nothing."""
    if not words:
        return None
    if re.fullmatch(r"\d{1,4}d", words, re.ASCII):
        return int(words[:-1])
    try:
        return date.fromisoformat(words)
    except ValueError as problem:
        raise NotUnderstood(words) from problem
