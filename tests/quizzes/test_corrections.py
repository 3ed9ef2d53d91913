"""What corrections make of verdicts (quizzes/corrections.py)."""

from fractions import Fraction
from typing import Any

import pytest

from engine.questions import saved
from engine.questions.verdict import Verdict
from quizzes import corrections
from quizzes.corrections import Choice, Step
from tests.quizzes import quiz


def verdict(points: int, out_of: int = 2, **fields: Any) -> Verdict:
    return Verdict(Fraction(points), out_of, **fields)


@pytest.mark.parametrize(
    ("choice", "old", "mended", "points", "out_of"),
    [
        (Choice.NEW_KEY, 2, 0, 0, 2),
        (Choice.NEW_KEY, 0, 2, 2, 2),
        (Choice.ACCEPT_BOTH, 2, 0, 2, 2),
        (Choice.ACCEPT_BOTH, 0, 2, 2, 2),
        (Choice.GIVE_ALL, 0, 0, 2, 2),
        (Choice.GIVE_ALL, 6, 0, 6, 2),  # with certainty there may be more
        (Choice.VOID, 2, 2, 0, 0),
    ],
)
def test_a_choice_corrects_a_verdict(choice, old, mended, points, out_of):
    found = corrections.corrected(choice, verdict(old), verdict(mended))

    assert (found.points, found.out_of) == (points, out_of)


def test_all_points_are_given_to_what_was_waiting():
    old = verdict(0, is_waiting=True)

    found = corrections.corrected(Choice.GIVE_ALL, old, old)

    assert found == verdict(2)


def test_only_new_keys_need_a_key():
    assert [one for one in Choice if one.needs_key] == ["new-key", "accept-both"]


def test_no_step_lowers_the_whole_unless_it_may():
    before = {"a": verdict(2), "b": verdict(0)}
    steps = [
        Step("a", verdict(1), may_lower=True),
        Step("b", verdict(1), may_lower=False),
        Step("a", verdict(0), may_lower=False),
    ]

    found = corrections.settle(before, steps)

    assert {id_: one.points for id_, one in found.verdicts.items()} == {"a": 1, "b": 1}
    assert found.kept == {"a"}


def test_voiding_what_was_right_lowers_the_share():
    before = {"a": verdict(2), "b": verdict(1)}

    found = corrections.settle(before, [Step("a", verdict(0, 0), may_lower=False)])

    assert found.kept == {"a"}
    assert found.verdicts == before


ASKED: Any = saved.to_json(quiz.questions()[0])


def key(*right):
    options = [
        {**one, "is_right": one["key"] in right} for one in ASKED["body"]["options"]
    ]
    return {**ASKED, "body": {**ASKED["body"], "options": options}}


def rights(question):
    return [one["key"] for one in question["body"]["options"] if one["is_right"]]


def test_mended_question_keeps_its_order_its_points_and_its_id():
    options = ASKED["body"]["options"]
    asked = {**ASKED, "body": {**ASKED["body"], "options": options[::-1]}}
    other = {**key("3"), "stem": {**ASKED["stem"], "points": 9, "id": "other"}}

    found = corrections.mended(asked, other, Choice.NEW_KEY)

    assert found["stem"] == ASKED["stem"]
    assert [one["key"] for one in found["body"]["options"]] == ["3", "2", "1"]
    assert rights(found) == ["3"]


def test_each_right_option_counts_where_both_keys_do():
    found = corrections.mended(ASKED, key("3"), Choice.ACCEPT_BOTH)

    assert rights(found) == ["2", "3"]


def test_several_options_are_right_together_or_not_at_all():
    asked: Any = saved.to_json(quiz.questions()[2])
    options = [{**one, "is_right": True} for one in asked["body"]["options"]]
    other = {**asked, "body": {**asked["body"], "options": options}}

    assert corrections.mended(asked, other, Choice.ACCEPT_BOTH) == other


def test_without_a_key_a_question_stays_as_it_was():
    assert corrections.mended(ASKED, None, Choice.VOID) == ASKED
