from datetime import timedelta

import pytest
from django.utils import translation

from quizzes import words
from quizzes.models import Attempt
from quizzes.rules import Rules
from tests.make import NOON


def attempt(**fields):
    rules = fields.pop("rules", Rules())
    ended_at = NOON + timedelta(minutes=11, seconds=36)
    return Attempt(
        rules=rules.to_json(),
        out_of=20,
        started_at=NOON,
        submitted_at=ended_at,
        **fields,
    )


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 秒"), (59, "59 秒"), (60, "1 分 0 秒"), (696, "11 分 36 秒")],
)
def test_span(seconds, told):
    assert words.span(seconds) == told


def test_two_of_something_is_not_the_number_two():
    assert [words.count(number) for number in (1, 2, 12)] == ["一", "两", "十二"]
    with translation.override("en"):
        assert words.count(2) == "2"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (300, "5 分钟"),
        (7200, "2 小时"),
        (86400, "1 天"),
        (90, "1 分 30 秒"),
        (0, "0 秒"),
    ],
)
def test_a_duration_is_told_in_the_largest_unit_that_fits(seconds, told):
    assert words.duration(seconds) == told


@pytest.mark.parametrize(
    ("has_passed", "wrong", "has_partly", "told"),
    [
        (True, 0, False, "通过了，全部答对"),
        (True, 2, False, "通过了，错了两题"),
        (True, 1, True, "通过了，一题没有全对"),
        (False, 3, False, "还没通过，错了三题"),
    ],
)
def test_headline(has_passed, wrong, has_partly, told):
    made = attempt(has_passed=has_passed)

    assert words.headline(made, wrong=wrong, has_partly=has_partly) == told


def test_facts_of_a_result():
    assert words.facts(attempt()) == "及格线 12 分。用时 11 分 36 秒，12:11 交卷。"


def test_facts_of_a_result_without_pass_mark_that_the_clock_ended():
    made = attempt(rules=Rules(pass_mark=0), ended_by=Attempt.EndedBy.CLOCK)

    assert words.facts(made) == "12:11 时间到，已保存的答案自动交卷。"


def test_english_sentences_are_parted_by_a_space():
    with translation.override("en"):
        told = words.facts(attempt())

    assert (
        told == "The pass mark is 12 points. It took 11 min 36 s, handed in at 12:11."
    )
