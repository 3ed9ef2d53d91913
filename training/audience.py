"""Whom an assignment is meant for, as of a moment, and why somebody is or is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from people.models import (
    Cohort,
    Department,
    Membership,
    Person,
    PersonQuerySet,
    Position,
)
from training.assigning import conditions, rules, wording
from training.assigning.rules import Condition, Field, Relation, Rule
from training.models import Assignment

type Whom = Person | Cohort | Department | Position | Rule

FIELDS: Mapping[type[Model], Field] = {
    Cohort: Field.COHORT,
    Department: Field.DEPARTMENT,
    Position: Field.POSITION,
}


def people_of(
    whom: Whom, *, at: datetime, is_with_subdepartments: bool = True
) -> PersonQuerySet:
    """Return the active people who are meant at the moment."""
    active: PersonQuerySet = Person.objects.active()
    if isinstance(whom, Person):
        return active.filter(pk=whom.pk)
    rule = _rule(whom, is_with_subdepartments=is_with_subdepartments)
    return active.filter(conditions.meant(rule, at=at))


def members(
    cohort: Cohort, *, at: datetime, person: str = "pk"
) -> QuerySet[Membership]:
    """Return the memberships of the outer query's person in the cohort."""
    still = Q(until__isnull=True) | Q(until__gt=at)
    return Membership.objects.filter(
        still, since__lte=at, cohort=cohort, person=OuterRef(person)
    )


def whom(assignment: Assignment) -> Whom:
    """Return what the assignment names: a row, or its rule."""
    return assignment.whom or rules.from_json(assignment.rule)


def of(assignment: Assignment, *, at: datetime) -> PersonQuerySet:
    """Return the active people whom the assignment means at the moment."""
    return people_of(
        whom(assignment),
        at=at,
        is_with_subdepartments=assignment.is_with_subdepartments,
    )


def in_words(assignment: Assignment, known: wording.Names | None = None) -> str:
    """Say whom it means: a name, or the rule as a sentence."""
    named = whom(assignment)
    return wording.rule(named, known) if isinstance(named, Rule) else str(named)


def names(assignments: Iterable[Assignment]) -> wording.Names:
    """Look up at once what the rules of many assignments name."""
    rules_ = (rules.from_json(one.rule) for one in assignments if one.rule)
    return wording.names((), [one for rule in rules_ for one in rule.conditions])


@dataclass(frozen=True, slots=True)
class Told:
    """One condition in words, whether it holds, and what was found of the person."""

    words: str
    holds: bool
    found: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Whether somebody is meant, and each condition; `is_any`: one of them is enough.

    Somebody who is not active is never meant, whatever the conditions say.
    """

    is_meant: bool
    is_any: bool
    told: Sequence[Told]


def why(assignment: Assignment, person: Person, *, at: datetime) -> Trace:
    """Say why the assignment means the person at the moment, or why it does not.

    Works for all five ways to be meant: a cohort, a department or a position is a rule
    of one condition; who is named herself reads that. Costs some ten queries.
    """
    rule = rule_of(assignment)
    if rule is None:
        return _named(assignment, person)
    known = conditions.attributes([person.pk], at=at)[person.pk]
    checks = rules.trace(rule, known)
    names = wording.names(checks, rule.conditions)
    told = [
        Told(
            wording.condition(check.condition, names),
            check.holds,
            wording.found(check, names),
        )
        for check in checks
    ]
    is_meant = person.is_active and rules.holds(rule, known)
    return Trace(is_meant, rule.is_any, told)


def _named(assignment: Assignment, person: Person) -> Trace:
    is_named = assignment.person_id == person.pk
    told = Told(_("named herself"), is_named, str(person))
    return Trace(is_meant=is_named and person.is_active, is_any=False, told=[told])


def rule_of(assignment: Assignment) -> Rule | None:
    """Return what the assignment means as a rule; none if it names one person."""
    named = whom(assignment)
    if isinstance(named, Person):
        return None
    return _rule(named, is_with_subdepartments=assignment.is_with_subdepartments)


def _rule(
    whom: Cohort | Department | Position | Rule, *, is_with_subdepartments: bool
) -> Rule:
    if isinstance(whom, Rule):
        return whom
    relation = Relation.IS
    if isinstance(whom, Department) and is_with_subdepartments:
        relation = Relation.BELOW
    return Rule((Condition(FIELDS[type(whom)], relation, whom.pk),))
