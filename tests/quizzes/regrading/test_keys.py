"""Mending keys (quizzes/regrading/keys.py)."""

from typing import Any

import pytest

from engine.questions import saved
from quizzes.regrading import keys
from tests.quizzes import quiz

SHORT = """
## 三 C 是什么？ {#three}

= 客户
    > 正是。
= 顾客
"""
BEST: Any
ORDERED: Any
DID: Any
BEST, ORDERED, DID = (saved.to_json(one) for one in quiz.questions())
THREE: Any = saved.to_json(quiz.questions(SHORT)[0])


def rights(kept):
    return [one["key"] for one in kept["body"]["options"] if one["is_right"]]


def with_body(kept, **body):
    return {**kept, "body": {**kept["body"], **body}}


def test_options_stand_in_the_authors_order():
    turned = with_body(BEST, options=BEST["body"]["options"][::-1])

    assert [one["key"] for one in keys.options(turned)] == ["1", "2", "3"]
    assert keys.options(THREE) == []


def test_what_is_ticked_is_right_and_nothing_else():
    assert rights(keys.ticked(BEST, {"1", "3"})) == ["1", "3"]


def test_accepted_texts_keep_their_word():
    found = keys.accepting(THREE, ["客户", "客人"])

    assert keys.accepted(found) == ["客户", "客人"]
    assert "正是" in found["body"]["accepted"][0]["feedback"]
    assert keys.accepted(BEST) == []


def test_key_of_the_newest_wording_comes_with_the_old_texts():
    newest = keys.ticked(BEST, {"3"})
    newest["body"]["options"] = [
        {**one, "text": f"新：{one['text']}"} for one in newest["body"]["options"]
    ]

    found = keys.of_newest(BEST, newest)

    assert found == keys.ticked(BEST, {"3"})


def test_newest_answer_in_words_is_taken_whole():
    newest = keys.accepting(THREE, ["客人"])

    assert keys.of_newest(THREE, newest) == newest


@pytest.mark.parametrize(
    "newest",
    [
        None,
        BEST,
        DID,
        with_body(BEST, options=BEST["body"]["options"][:2]),
        keys.ticked(BEST, {}),
    ],
    ids=["none", "same", "other kind", "fewer options", "no right one"],
)
def test_no_key_is_taken_from_what_asks_something_else(newest):
    assert keys.of_newest(BEST, newest) in (None, keys.ticked(BEST, {}))


def test_a_short_answer_that_accepts_nothing_cannot_be_read():
    assert keys.of_newest(THREE, keys.accepting(THREE, [])) is None
