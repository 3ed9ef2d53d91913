import json
from fractions import Fraction

import pytest

from quizzes.rules import Counted, Review, Rules, Shuffle


def test_rules_come_back_from_json_as_they_were():
    rules = Rules(
        seconds=1200,
        pass_mark=80,
        attempts=2,
        counted=Counted.AVERAGE,
        shuffle=Shuffle.BOTH,
        review=Review.AFTER_PASS,
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
        (Review.AFTER_SUBMIT, True, True),
        (Review.AFTER_PASS, False, True),
        (Review.NEVER, False, False),
    ],
)
def test_review_says_when_the_key_may_be_seen(review, after_failing, after_passing):
    rules = Rules(review=review)

    shown = rules.shows_key(has_passed=False), rules.shows_key(has_passed=True)

    assert shown == (after_failing, after_passing)
