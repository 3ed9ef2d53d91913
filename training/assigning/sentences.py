"""Reads a rule from a sentence, in English or Chinese words; names stay as they stand.

department under 客服部 and started after 2026-01-01
部门 属于 客服部 且 入职 晚于 2026-01-01
"""

import re
from dataclasses import dataclass

from training.assigning.rules import Field, Relation

FIELDS = {
    "department": Field.DEPARTMENT,
    "部门": Field.DEPARTMENT,
    "position": Field.POSITION,
    "岗位": Field.POSITION,
    "cohort": Field.COHORT,
    "班级": Field.COHORT,
    "manager": Field.MANAGER,
    "上级": Field.MANAGER,
    "started": Field.STARTED,
    "入职": Field.STARTED,
    "completed": Field.COMPLETED,
    "完成": Field.COMPLETED,
}

RELATIONS = {
    "is not": (Relation.IS, True),
    "不是": (Relation.IS, True),
    "is": (Relation.IS, False),
    "是": (Relation.IS, False),
    "not under": (Relation.BELOW, True),
    "不属于": (Relation.BELOW, True),
    "under": (Relation.BELOW, False),
    "属于": (Relation.BELOW, False),
    "after": (Relation.AFTER, False),
    "晚于": (Relation.AFTER, False),
    "since": (Relation.SINCE, False),
    "不早于": (Relation.SINCE, False),
    "before": (Relation.BEFORE, False),
    "早于": (Relation.BEFORE, False),
}

JOINTS = {"and": False, "且": False, "or": True, "或": True}

_JOINT = re.compile(rf"\s+({'|'.join(JOINTS)})(?:\s+|$)", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?P<no>not\s+|未)?(?P<field>{'|'.join(FIELDS)})\s+"
    rf"(?:(?P<relation>{'|'.join(RELATIONS)})\s+)?(?P<value>\S.*)",
    re.IGNORECASE,
)


class BadSentence(ValueError):
    """One part of it follows no known form."""


class MixedJoints(ValueError):
    """All must hold or any; a rule cannot ask for both."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition whose value is still a name."""

    field: Field
    relation: Relation
    value: str
    is_not: bool = False


def read(sentence: str) -> tuple[list[Clause], bool]:
    """Return the clauses, and whether one that holds is enough."""
    parts = _JOINT.split(sentence.strip())
    joints = {JOINTS[joint.lower()] for joint in parts[1::2]}
    if len(joints) > 1:
        raise MixedJoints(sentence)
    return [_clause(part) for part in parts[::2]], joints == {True}


def _clause(part: str) -> Clause:
    found = _CLAUSE.fullmatch(part.strip())
    if found is None:
        raise BadSentence(part)
    words = (found["relation"] or "is").lower()
    relation, is_not = RELATIONS[words]
    value = found["value"].strip().strip('"“”')
    is_not = is_not is not bool(found["no"])
    return Clause(FIELDS[found["field"].lower()], relation, value, is_not)
