"""The table of behaviours, line by line: domain reference quizzes.md §2."""

from fractions import Fraction

import pytest

from quizzes.behaviours import Made, Way, certain
from quizzes.rules import Behaviour

F = Fraction
THIRD = F(1, 3)
ONE = {"": F(1)}
THREE = {"a": F(1, 2), "b": F(1, 4), "c": F(1, 4)}


def whole(*shares):
    """Return tries of a question in one part."""
    return [Made(F(share), {"": F(share)}) for share in shares]


def parts(*tries):
    """Return tries of a question in three parts, each a word of the parts right."""
    made = []
    for right in tries:
        shares = {name: THREE[name] if name in right else F(0) for name in THREE}
        made.append(Made(sum(shares.values(), F(0)), shares))
    return made


@pytest.mark.parametrize(
    ("behaviour", "hints", "shares", "earned"),
    [
        # Deferred feedback: f.
        ("deferred", 2, ["1"], F(1)),
        ("deferred", 2, ["1/3"], THIRD),
        ("deferred", 2, [], F(0)),
        # Immediate feedback: f, of the one try.
        ("immediate", 2, ["1"], F(1)),
        ("immediate", 2, ["1/2", "1"], F(1, 2)),
        # Several tries: f less a penalty for each try before.
        ("tries", 2, ["1"], F(1)),
        ("tries", 2, ["0", "1"], F(2, 3)),
        ("tries", 2, ["0", "0", "1"], THIRD),
        ("tries", 3, ["0", "0", "0", "1"], F(0)),
        ("tries", 2, ["0", "1/2"], F(1, 6)),
        ("tries", 2, ["0", "0", "1/2"], F(0)),
        ("tries", 2, ["1/2", "0"], F(0)),
        # Tries are hints + 1; what came later does not count.
        ("tries", 0, ["0", "1"], F(0)),
        ("tries", 1, ["0", "0", "1"], F(0)),
        # Adaptive without penalty: the best try.
        ("practice", 0, ["0", "1", "0"], F(1)),
        ("practice", 0, ["1/2", "1/3"], F(1, 2)),
        ("practice", 0, [], F(0)),
    ],
)
def test_what_tries_come_to(behaviour, hints, shares, earned):
    way = Way(Behaviour(behaviour), THIRD, hints, ONE)

    assert way.earned(whole(*shares)) == earned


@pytest.mark.parametrize(
    ("tries", "earned"),
    [
        (["abc"], F(1)),
        # a right at once and kept, the rest at the second try: 1/2 + 1/2 * 2/3.
        (["a", "abc"], F(5, 6)),
        # b at the second try, c at the third.
        (["a", "ab", "abc"], F(1, 2) + F(1, 4) * F(2, 3) + F(1, 4) * THIRD),
        # a was given up and came back: only the third try counts for it.
        (["a", "b", "abc"], F(1, 2) * THIRD + F(1, 4) * F(2, 3) + F(1, 4) * THIRD),
        # a was right but is not any more.
        (["a", "b"], F(1, 4) * F(2, 3)),
        (["", ""], F(0)),
    ],
)
def test_a_part_that_is_right_is_not_charged_for_later_tries(tries, earned):
    way = Way(Behaviour.TRIES, THIRD, hints=2, whole=THREE)

    assert way.earned(parts(*tries)) == earned


def test_a_question_in_one_part_has_nothing_to_count_back():
    way = Way(Behaviour.TRIES, THIRD, hints=2)

    assert way.earned(whole("1/2", "1/2")) == F(1, 6)


def test_another_penalty():
    way = Way(Behaviour.TRIES, F(1, 10), hints=2, whole=ONE)

    assert way.earned(whole(0, 1)) == F(9, 10)


@pytest.mark.parametrize(
    ("share", "certainty", "earned"),
    [
        ("1", 1, 1),
        ("1", 2, 2),
        ("1", 3, 3),
        ("0", 1, 0),
        ("0", 2, -2),
        ("0", 3, -6),
        ("1/2", 1, "1/2"),
        ("1/2", 2, 1),
        ("1/2", 3, "3/2"),
        ("-1/2", 3, -6),
        ("1", None, 1),
        ("0", None, 0),
    ],
)
def test_certainty(share, certainty, earned):
    assert certain(F(share), certainty) == F(earned)


@pytest.mark.parametrize(
    ("behaviour", "shares", "left", "is_over"),
    [
        ("deferred", [], 0, False),
        ("immediate", [], 1, False),
        ("immediate", [0], 0, True),
        ("tries", [], 3, False),
        ("tries", [0], 2, False),
        ("tries", [0, 0, 0], 0, True),
        ("tries", [0, 1], 0, True),
        ("practice", [], None, False),
        ("practice", [0, 1], None, False),
    ],
)
def test_when_a_question_is_over(behaviour, shares, left, is_over):
    way = Way(Behaviour(behaviour), THIRD, hints=2, whole=ONE)
    made = [F(share) for share in shares]

    assert (way.tries_left(made), way.is_over(made)) == (left, is_over)
