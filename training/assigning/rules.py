"""Says for whom a rule over attributes holds, and why.

Stored as JSON, which only `from_json` reads and only `to_json` writes:

    {"shape": 1, "all": [
        {"field": "department", "is": 4, "below": true},
        {"field": "position", "is": 2, "not": true},
        {"field": "started", "after": "2026-01-01"},
        {"field": "completed", "module": 7}]}

`all` or `any`; each condition may be negated. What is asked is answered here from
`Attributes`, which `conditions.attributes` gathers; `conditions.meant` says the same
in SQL. A `trace` says of each condition whether it holds and what was found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SHAPE = 1
KEYS = frozenset({"field", "is", "below", "module", "after", "since", "before", "not"})


class BadRule(ValueError):
    """The JSON is no rule of a known shape."""


class Field(StrEnum):
    DEPARTMENT = "department"
    POSITION = "position"
    COHORT = "cohort"
    MANAGER = "manager"
    STARTED = "started"
    COMPLETED = "completed"


class Relation(StrEnum):
    """How the found is held against the value; after and before leave the day out."""

    IS = "is"
    BELOW = "below"
    AFTER = "after"
    SINCE = "since"
    BEFORE = "before"


ON_DAYS = {
    Relation.AFTER: date.__gt__,
    Relation.SINCE: date.__ge__,
    Relation.BEFORE: date.__lt__,
}

RELATIONS: Mapping[Field, frozenset[Relation]] = {
    Field.DEPARTMENT: frozenset({Relation.IS, Relation.BELOW}),
    Field.POSITION: frozenset({Relation.IS}),
    Field.COHORT: frozenset({Relation.IS}),
    Field.MANAGER: frozenset({Relation.IS}),
    Field.STARTED: frozenset(ON_DAYS),
    Field.COMPLETED: frozenset({Relation.IS}),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """Of an id of a row, or of a day for when somebody started."""

    field: Field
    relation: Relation
    value: int | date
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """All of the conditions must hold, or any of them."""

    conditions: tuple[Condition, ...]
    is_any: bool = False


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known of a person as of a moment: ids, and her first day at work.

    `branches` are her departments and all above them.
    """

    departments: frozenset[int] = frozenset()
    branches: frozenset[int] = frozenset()
    positions: frozenset[int] = frozenset()
    cohorts: frozenset[int] = frozenset()
    managers: frozenset[int] = frozenset()
    completed: frozenset[int] = frozenset()
    started_on: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One condition, whether it holds for somebody, and what was found instead."""

    condition: Condition
    holds: bool
    found: tuple[int, ...] | date | None


def holds(rule: Rule, of: Attributes) -> bool:
    joined = any if rule.is_any else all
    return joined(check.holds for check in trace(rule, of))


def trace(rule: Rule, of: Attributes) -> tuple[Check, ...]:
    """Answer each condition by itself, in the rule's order."""
    return tuple(_check(condition, of) for condition in rule.conditions)


FOUND: Mapping[Field, Callable[[Attributes], frozenset[int]]] = {
    Field.DEPARTMENT: lambda of: of.departments,
    Field.POSITION: lambda of: of.positions,
    Field.COHORT: lambda of: of.cohorts,
    Field.MANAGER: lambda of: of.managers,
    Field.COMPLETED: lambda of: of.completed,
}


def _check(condition: Condition, of: Attributes) -> Check:
    if isinstance(condition.value, date):
        day = of.started_on
        holds = day is not None and ON_DAYS[condition.relation](day, condition.value)
        return Check(condition, holds is not condition.is_not, day)
    found = FOUND[condition.field](of)
    among = of.branches if condition.relation is Relation.BELOW else found
    holds = condition.value in among
    return Check(condition, holds is not condition.is_not, tuple(sorted(found)))


def to_json(rule: Rule) -> dict[str, object]:
    joined = "any" if rule.is_any else "all"
    return {"shape": SHAPE, joined: [_written(one) for one in rule.conditions]}


def _written(condition: Condition) -> dict[str, object]:
    written: dict[str, object] = {"field": condition.field.value}
    if isinstance(condition.value, date):
        written[condition.relation.value] = condition.value.isoformat()
    else:
        name = "module" if condition.field is Field.COMPLETED else "is"
        written[name] = condition.value
    if condition.relation is Relation.BELOW:
        written["below"] = True
    if condition.is_not:
        written["not"] = True
    return written


def from_json(saved: object) -> Rule:
    """Read what `to_json` wrote; anything else raises BadRule."""
    if not isinstance(saved, dict) or saved.get("shape") != SHAPE:
        raise BadRule(saved)
    joined = saved.keys() - {"shape"}
    if joined not in ({"all"}, {"any"}):
        raise BadRule(saved)
    conditions = saved[joined.pop()]
    if not isinstance(conditions, list) or not conditions:
        raise BadRule(saved)
    read = tuple(_read(one) for one in conditions)
    return Rule(read, is_any="any" in saved)


def _read(saved: object) -> Condition:
    if not isinstance(saved, dict) or not saved.keys() <= KEYS:
        raise BadRule(saved)
    try:
        field = Field(saved["field"])
        relation = _relation(saved)
        value = _value(saved, relation)
    except (KeyError, TypeError, ValueError) as problem:
        raise BadRule(saved) from problem
    is_day = field is Field.STARTED
    if relation not in RELATIONS[field] or isinstance(value, date) is not is_day:
        raise BadRule(saved)
    return Condition(field, relation, value, is_not=saved.get("not") is True)


def _relation(saved: Mapping[str, object]) -> Relation:
    days = [one for one in ON_DAYS if one.value in saved]
    if days:
        return days[0]
    return Relation.BELOW if saved.get("below") is True else Relation.IS


def _value(saved: Mapping[str, object], relation: Relation) -> int | date:
    if relation in ON_DAYS:
        return date.fromisoformat(str(saved[relation.value]))
    value = saved["module"] if saved["field"] == Field.COMPLETED else saved["is"]
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadRule(saved)
    return value
