"""Asks the database for whom a rule holds, and what is known of people, as of a moment.

Says in SQL what `rules.holds` says of `Attributes`; a property test proves them equal.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from courses.models import Registration
from people.models import Membership, Person, Posting, PostingQuerySet
from training.assigning.rules import Attributes, Condition, Field, Relation, Rule

LOOKUPS = {Relation.AFTER: "gt", Relation.SINCE: "gte", Relation.BEFORE: "lt"}


def meant(rule: Rule, *, at: datetime) -> Q:
    """Return the condition over Person that the rule is at the moment."""
    parts = [_condition(one, at=at) for one in rule.conditions]
    whole = parts[0]
    for part in parts[1:]:
        whole = whole | part if rule.is_any else whole & part
    return whole


def _condition(condition: Condition, *, at: datetime) -> Q:
    if isinstance(condition.value, date):
        holds = Q(**{f"started_on__{LOOKUPS[condition.relation]}": condition.value})
    else:
        rows = ROWS[condition.field](condition, condition.value, at)
        holds = Q(Exists(rows.filter(person=OuterRef("pk"))))
    return ~holds if condition.is_not else holds


def held(*, at: datetime) -> PostingQuerySet:
    return Posting.objects.at(at, day=timezone.localdate(at))


def memberships(*, at: datetime) -> QuerySet[Membership]:
    still = Q(until__isnull=True) | Q(until__gt=at)
    return Membership.objects.filter(still, since__lte=at)


def completed(*, at: datetime) -> QuerySet[Registration]:
    """Return the full passes that were completed by then."""
    return Registration.objects.filter(completed_at__lte=at, is_delta=False)


def _in_department(condition: Condition, key: int, at: datetime) -> PostingQuerySet:
    here = held(at=at)
    if condition.relation is Relation.BELOW:
        return here.filter(department_path__contains=f"/{key}/")
    return here.filter(department=key)


def _in_position(_condition: Condition, key: int, at: datetime) -> PostingQuerySet:
    return held(at=at).filter(position=key)


def _in_cohort(_condition: Condition, key: int, at: datetime) -> QuerySet[Membership]:
    return memberships(at=at).filter(cohort=key)


def _with_manager(_condition: Condition, key: int, at: datetime) -> PostingQuerySet:
    return held(at=at).filter(manager=key)


def _who_has(_condition: Condition, key: int, at: datetime) -> QuerySet[Registration]:
    return completed(at=at).filter(module=key)


type Rows = PostingQuerySet | QuerySet[Membership] | QuerySet[Registration]

ROWS: Mapping[Field, Callable[[Condition, int, datetime], Rows]] = {
    Field.DEPARTMENT: _in_department,
    Field.POSITION: _in_position,
    Field.COHORT: _in_cohort,
    Field.MANAGER: _with_manager,
    Field.COMPLETED: _who_has,
}


@dataclass(slots=True)
class _Gathered:
    departments: set[int] = field(default_factory=set)
    branches: set[int] = field(default_factory=set)
    positions: set[int] = field(default_factory=set)
    managers: set[int] = field(default_factory=set)
    cohorts: set[int] = field(default_factory=set)
    completed: set[int] = field(default_factory=set)

    def post(self, posting: Posting) -> None:
        self.departments.add(posting.department_id)
        steps = posting.department_path.strip("/").split("/")
        self.branches.update(int(step) for step in steps if step.isdigit())
        if posting.position_id:
            self.positions.add(posting.position_id)
        if posting.manager_id:
            self.managers.add(posting.manager_id)


def attributes(people: Collection[int], *, at: datetime) -> dict[int, Attributes]:
    """Return what is known of the people (by their ids) at the moment: four queries."""
    found: defaultdict[int, _Gathered] = defaultdict(_Gathered)
    for posting in held(at=at).filter(person__in=people):
        found[posting.person_id].post(posting)
    for person, cohort in _pairs(memberships(at=at), people, "cohort_id"):
        found[person].cohorts.add(cohort)
    for person, module in _pairs(completed(at=at), people, "module_id"):
        found[person].completed.add(module)
    started = Person.objects.filter(pk__in=people).values_list("pk", "started_on")
    return {person: _frozen(found[person], day) for person, day in started}


def _pairs(
    rows: QuerySet[Membership] | QuerySet[Registration],
    people: Collection[int],
    name: str,
) -> list[tuple[int, int]]:
    return list(rows.filter(person__in=people).values_list("person_id", name))


def _frozen(found: _Gathered, started_on: date | None) -> Attributes:
    return Attributes(
        departments=frozenset(found.departments),
        branches=frozenset(found.branches),
        positions=frozenset(found.positions),
        cohorts=frozenset(found.cohorts),
        managers=frozenset(found.managers),
        completed=frozenset(found.completed),
        started_on=started_on,
    )
