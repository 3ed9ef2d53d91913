import pytest

from training.assigning import sentences
from training.assigning.rules import Field, Relation
from training.assigning.sentences import BadSentence, Clause, MixedJoints


@pytest.mark.parametrize(
    "sentence",
    [
        "department under 客服部 and started after 2026-01-01",
        "部门 属于 客服部 且 入职 晚于 2026-01-01",
        'Department under "客服部" AND started after 2026-01-01',
    ],
)
def test_a_rule_is_read_from_a_sentence(sentence):
    clauses, is_any = sentences.read(sentence)

    assert clauses == [
        Clause(Field.DEPARTMENT, Relation.BELOW, "客服部"),
        Clause(Field.STARTED, Relation.AFTER, "2026-01-01"),
    ]
    assert is_any is False


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        (
            "position is not 经理",
            Clause(Field.POSITION, Relation.IS, "经理", is_not=True),
        ),
        ("position 经理", Clause(Field.POSITION, Relation.IS, "经理")),
        ("cohort is Autumn class", Clause(Field.COHORT, Relation.IS, "Autumn class")),
        (
            "not completed care/a",
            Clause(Field.COMPLETED, Relation.IS, "care/a", is_not=True),
        ),
        ("未完成 care/a", Clause(Field.COMPLETED, Relation.IS, "care/a", is_not=True)),
        ("入职 不早于 2026-01-01", Clause(Field.STARTED, Relation.SINCE, "2026-01-01")),
        ("not manager is not 7", Clause(Field.MANAGER, Relation.IS, "7")),
    ],
)
def test_a_condition_is_read(sentence, clause):
    assert sentences.read(sentence) == ([clause], False)


def test_one_of_several_may_be_enough():
    clauses, is_any = sentences.read("岗位 是 A 或 岗位 是 B or 岗位 是 C")

    assert [clause.value for clause in clauses] == ["A", "B", "C"]
    assert is_any is True


@pytest.mark.parametrize(
    "sentence", ["", "department", "colour is red", "岗位 是 A 且 "]
)
def test_what_is_no_rule_is_named(sentence):
    with pytest.raises(BadSentence):
        sentences.read(sentence)


def test_and_and_or_are_not_mixed():
    with pytest.raises(MixedJoints):
        sentences.read("position A and position B or position C")
