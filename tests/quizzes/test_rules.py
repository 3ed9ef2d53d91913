import json
from fractions import Fraction

import pytest

from quizzes.review import Moment, Review, Seen
from quizzes.rules import Counted, Rules, Shuffle


def test_rules_come_back_from_json_as_they_were():
    rules = Rules(
        seconds=1200,
        pass_mark=80,
        attempts=2,
        counted=Counted.AVERAGE,
        shuffle=Shuffle.BOTH,
        review=Review.from_json("after-pass"),
    )

    kept = json.loads(json.dumps(rules.to_json()))

    assert Rules.from_json(kept) == rules


def test_a_rule_that_was_not_kept_takes_its_default():
    assert Rules.from_json({}) == Rules()


def test_pass_mark_is_an_exact_share():
    assert Rules(pass_mark=60).pass_share == Fraction(3, 5)


@pytest.mark.parametrize(
    ("shuffle", "questions", "options"),
    [
        (Shuffle.NONE, False, False),
        (Shuffle.QUESTIONS, True, False),
        (Shuffle.OPTIONS, False, True),
        (Shuffle.BOTH, True, True),
    ],
)
def test_shuffle_says_what_changes_places(shuffle, questions, options):
    rules = Rules(shuffle=shuffle)

    assert (rules.shuffles_questions, rules.shuffles_options) == (questions, options)


@pytest.mark.parametrize(
    ("attempts", "made", "left"), [(None, 9, None), (2, 0, 2), (2, 1, 1), (2, 3, 0)]
)
def test_attempts_left(attempts, made, left):
    assert Rules(attempts=attempts).left(made) == left


@pytest.mark.parametrize(
    ("review", "after_failing", "after_passing"),
    [
        ("after-submit", True, True),
        ("after-pass", False, True),
        ("never", False, False),
    ],
)
def test_review_says_when_the_key_may_be_seen(review, after_failing, after_passing):
    matrix = Rules(review=Review.from_json(review)).review

    shown = [
        Seen.RIGHT_ANSWER in matrix.at(Moment.LATER, has_passed=has_passed)
        for has_passed in (False, True)
    ]

    assert shown == [after_failing, after_passing]
