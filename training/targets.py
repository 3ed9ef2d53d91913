"""Reads from a line of text what is to be learnt, by whom and until when."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from courses.models import Course, Module
from people.models import Cohort, Department, Person, Position
from training.assigning import due as deadlines
from training.assigning import sentences
from training.assigning.due import After, Counted, Deadline
from training.assigning.rules import RELATIONS, Condition, Field, Rule
from training.assigning.sentences import Clause
from training.audience import Whom
from training.curriculum import What
from training.models import Path


class NotFound(Exception):
    """Nothing of that name is there."""


class NotUnderstood(Exception):
    """The words do not follow the form."""


class NotUnique(Exception):
    """Several things are called so."""


def what(words: str) -> What:
    """Read COURSE, COURSE/MODULE or path:PATH, by their slugs."""
    if words.startswith("path:"):
        return path(words.removeprefix("path:"))
    course_slug, _, module_slug = words.partition("/")
    course = Course.objects.published().filter(slug=course_slug).first()
    if course is None:
        raise NotFound(course_slug)
    return module(words) if module_slug else course


def path(slug: str) -> Path:
    found = Path.objects.current().filter(slug=slug).first()
    if found is None:
        raise NotFound(slug)
    return found


def module(words: str) -> Module:
    """Read COURSE/MODULE."""
    course, _, slug = words.partition("/")
    modules = Module.objects.filter(
        course__in=Course.objects.published(), course__slug=course, slug=slug
    )
    found = modules.to_be_learnt().select_related("course").first()
    if found is None:
        raise NotFound(words)
    return found


def whom(words: str) -> Whom:
    """Read person:, cohort:, department:, position: or rule: and what follows it."""
    kind, _, name = words.partition(":")
    if kind == "rule":
        return rule(name)
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


def position(name: str) -> Position | None:
    return Position.objects.filter(name=name).first()


FINDERS: dict[str, Callable[[str], Person | Cohort | Department | Position | None]] = {
    "person": person,
    "cohort": cohort,
    "department": department,
    "position": position,
}


def rule(sentence: str) -> Rule:
    """Read "department under 客服部 and started after 2026-01-01"."""
    try:
        clauses, is_any = sentences.read(sentence)
    except (sentences.BadSentence, sentences.MixedJoints) as problem:
        raise NotUnderstood(str(problem)) from problem
    return Rule(tuple(condition(clause) for clause in clauses), is_any)


def condition(clause: Clause) -> Condition:
    """Find what the clause names."""
    if clause.relation not in RELATIONS[clause.field]:
        raise NotUnderstood(f"{clause.field} {clause.relation} {clause.value}")
    value = VALUES[clause.field](clause.value)
    return Condition(clause.field, clause.relation, value, clause.is_not)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as problem:
        raise NotUnderstood(words) from problem


def _department(name: str) -> int:
    """Find by the path from the root, or by a name that only one department bears."""
    found = department(name)
    named = [found] if found else list(Department.objects.filter(name=name)[:2])
    if len(named) > 1:
        raise NotUnique(name)
    return _key(named[0] if named else None, name)


def _cohort(name: str) -> int:
    named = list(Cohort.objects.filter(name=name)[:2])
    if len(named) > 1:
        raise NotUnique(name)
    return _key(cohort(name) or (named[0] if named else None), name)


def _key(found: Person | Cohort | Department | Position | None, name: str) -> int:
    if found is None:
        raise NotFound(name)
    return found.pk


VALUES: Mapping[Field, Callable[[str], int | date]] = {
    Field.DEPARTMENT: _department,
    Field.POSITION: lambda name: _key(position(name), name),
    Field.COHORT: _cohort,
    Field.MANAGER: lambda number: _key(person(number), number),
    Field.COMPLETED: lambda words: module(words).pk,
    Field.STARTED: _day,
}


def due(words: str) -> int | Deadline:
    """Read 2026-12-31, 30d, 30d after start, 30d after COURSE/MODULE, yearly 03-31."""
    if not words:
        return None
    if counted := re.fullmatch(r"(\d{1,4})d(?: after (\S+))?", words, re.ASCII):
        return _after(int(counted[1]), counted[2])
    if words.startswith("yearly "):
        return _yearly(words)
    return _day(words)


def _after(number: int, since: str | None) -> int | After:
    if since is None:
        return number
    if since == Counted.START:
        return After(number, Counted.START)
    return After(number, Counted.COMPLETION, module(since).pk)


def _yearly(words: str) -> deadlines.Yearly:
    try:
        return deadlines.yearly(words.removeprefix("yearly ").strip())
    except deadlines.BadDay as problem:
        raise NotUnderstood(words) from problem
