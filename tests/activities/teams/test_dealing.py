from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from activities.teams.dealing import Newcomer, deal


def people(count, groups=("",)):
    return [Newcomer(number, groups[number % len(groups)]) for number in range(count)]


def sizes(hands):
    return sorted(map(len, hands), reverse=True)


@pytest.mark.parametrize(
    ("count", "size", "dealt"),
    [
        (0, 5, []),
        (1, 5, [1]),
        (5, 5, [5]),
        (6, 5, [3, 3]),
        (12, 6, [6, 6]),
        (24, 6, [6, 6, 6, 6]),
        (40, 6, [6, 6, 6, 6, 6, 5, 5]),
    ],
)
def test_teams_are_as_even_as_can_be(count, size, dealt):
    assert sizes(deal(people(count), standing=[], size=size, seed=7)) == dealt


def test_the_same_seed_deals_the_same_and_another_one_otherwise():
    def dealt(seed):
        return deal(people(12), standing=[], size=4, seed=seed)

    assert dealt(1) == dealt(1)
    assert dealt(1) != dealt(2)


def test_three_departments_come_into_every_team():
    newcomers = people(24, groups=("register", "settle", "inform"))
    groups = {one.key: one.group for one in newcomers}

    hands = deal(newcomers, standing=[], size=6, seed=3)

    assert [len({groups[key] for key in hand}) for hand in hands] == [3, 3, 3, 3]
    assert all(len(hand) == 6 for hand in hands)


def test_who_sits_already_stays_and_small_teams_fill_first():
    hands = deal(people(4), standing=[["a", "a", "a"], []], size=4, seed=1)

    assert list(map(len, hands)) == [1, 3] or list(map(len, hands)) == [0, 4]
    assert len(hands) == 2


def test_a_full_team_gets_nobody():
    hands = deal(people(3), standing=[["a"] * 5], size=5, seed=1)

    assert list(map(len, hands)) == [0, 3]


def test_a_newcomer_sits_where_her_department_is_not():
    hands = deal([Newcomer("lin", "a")], standing=[["a"], ["b"]], size=3, seed=4)

    assert hands == [[], ["lin"]]


@settings(max_examples=25, deadline=None)
@given(
    count=some.integers(0, 40),
    standing=some.lists(some.integers(0, 8), max_size=5),
    size=some.integers(2, 8),
    seed=some.integers(0, 999),
)
def test_everybody_gets_one_seat_and_no_team_too_many(count, standing, size, seed):
    seated = [[""] * number for number in standing]

    hands = deal(people(count), standing=seated, size=size, seed=seed)

    assert sorted(chain.from_iterable(hands)) == list(range(count))
    for number, hand in zip([*standing, *[0] * len(hands)], hands, strict=False):
        assert not hand or number + len(hand) <= size
