from datetime import date

import pytest

from training.assigning import rules
from training.assigning.rules import (
    Attributes,
    BadRule,
    Condition,
    Field,
    Relation,
    Rule,
)

NEW_YEAR = date(2026, 1, 1)
KNOWN = Attributes(
    departments=frozenset({4}),
    branches=frozenset({1, 4}),
    positions=frozenset({2}),
    cohorts=frozenset({3, 5}),
    managers=frozenset({9}),
    completed=frozenset({7}),
    started_on=NEW_YEAR,
)


def one(field, test, value, *, is_not=False):
    return Rule((Condition(field, test, value, is_not),))


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        (one(Field.DEPARTMENT, Relation.IS, 4), True),
        (one(Field.DEPARTMENT, Relation.IS, 1), False),
        (one(Field.DEPARTMENT, Relation.BELOW, 1), True),
        (one(Field.DEPARTMENT, Relation.BELOW, 1, is_not=True), False),
        (one(Field.POSITION, Relation.IS, 2), True),
        (one(Field.COHORT, Relation.IS, 4), False),
        (one(Field.COHORT, Relation.IS, 4, is_not=True), True),
        (one(Field.MANAGER, Relation.IS, 9), True),
        (one(Field.COMPLETED, Relation.IS, 7), True),
        (one(Field.STARTED, Relation.AFTER, NEW_YEAR), False),
        (one(Field.STARTED, Relation.SINCE, NEW_YEAR), True),
        (one(Field.STARTED, Relation.BEFORE, NEW_YEAR), False),
        (one(Field.STARTED, Relation.BEFORE, date(2026, 1, 2)), True),
    ],
)
def test_a_condition_holds_or_not(rule, holds):
    assert rules.holds(rule, KNOWN) is holds


def test_all_must_hold_or_any():
    conditions = (
        Condition(Field.POSITION, Relation.IS, 2),
        Condition(Field.POSITION, Relation.IS, 3),
    )

    assert not rules.holds(Rule(conditions), KNOWN)
    assert rules.holds(Rule(conditions, is_any=True), KNOWN)


def test_who_has_no_first_day_started_neither_before_nor_after():
    before = one(Field.STARTED, Relation.BEFORE, NEW_YEAR)
    after = one(Field.STARTED, Relation.AFTER, NEW_YEAR, is_not=True)

    assert not rules.holds(before, Attributes())
    assert rules.holds(after, Attributes())


def test_the_trace_says_what_was_found():
    rule = Rule(
        (
            Condition(Field.COHORT, Relation.IS, 4),
            Condition(Field.STARTED, Relation.SINCE, NEW_YEAR),
        )
    )

    checks = rules.trace(rule, KNOWN)

    assert [(one.holds, one.found) for one in checks] == [
        (False, (3, 5)),
        (True, NEW_YEAR),
    ]


SAVED = {
    "shape": 1,
    "all": [
        {"field": "department", "is": 4, "below": True},
        {"field": "started", "after": "2026-01-01"},
        {"field": "started", "since": "2026-01-01"},
        {"field": "started", "before": "2026-01-01", "not": True},
        {"field": "position", "is": 2, "not": True},
        {"field": "cohort", "is": 3},
        {"field": "manager", "is": 9},
        {"field": "completed", "module": 7},
    ],
}


@pytest.mark.parametrize(
    "saved", [SAVED, {"shape": 1, "any": [{"field": "position", "is": 2}]}]
)
def test_what_was_ever_saved_stays_readable(saved):
    assert rules.to_json(rules.from_json(saved)) == saved


@pytest.mark.parametrize(
    "saved",
    [
        None,
        [],
        {},
        {"shape": 2, "all": [{"field": "position", "is": 2}]},
        {"shape": 1},
        {"shape": 1, "all": []},
        {"shape": 1, "all": {}},
        {"shape": 1, "all": [{"field": "position", "is": 2}], "any": []},
        {"shape": 1, "all": [2]},
        {"shape": 1, "all": [{"is": 2}]},
        {"shape": 1, "all": [{"field": "position"}]},
        {"shape": 1, "all": [{"field": "star", "is": 2}]},
        {"shape": 1, "all": [{"field": "position", "is": "2"}]},
        {"shape": 1, "all": [{"field": "position", "is": True}]},
        {"shape": 1, "all": [{"field": "position", "is": 2, "below": True}]},
        {"shape": 1, "all": [{"field": "position", "after": "2026-01-01"}]},
        {"shape": 1, "all": [{"field": "started", "is": 2}]},
        {"shape": 1, "all": [{"field": "started", "after": "soon"}]},
        {"shape": 1, "all": [{"field": "position", "is": 2, "or": 3}]},
    ],
)
def test_what_is_no_rule_is_refused(saved):
    with pytest.raises(BadRule):
        rules.from_json(saved)
