from dataclasses import replace
from fractions import Fraction

import pytest

from engine.measures.flags import Code, Flag, flags
from engine.measures.groups import Picked, Thirds
from engine.measures.items import Item

SOUND = Item(
    n=30,
    facility=Fraction(1, 2),
    facility_interval=None,
    deviation=0.5,
    discrimination=0.4,
    efficiency=Fraction(1, 2),
)


def thirds(*options):
    return Thirds((10, 10, 10), options, Picked("", 0, 0, 0))


def test_a_sound_item_needs_no_word():
    assert flags(SOUND) == []


def test_few_attempts_say_only_that():
    assert flags(replace(SOUND, n=9, discrimination=-1.0)) == [Flag(Code.FEW)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"n": 29}, Code.ORIENTATION),
        ({"discrimination": -0.01}, Code.CHECK_KEY),
        ({"efficiency": Fraction(14, 100)}, Code.DUBIOUS),
        ({"facility": Fraction(25, 100)}, Code.TOO_HARD),
        ({"facility": Fraction(76, 100)}, Code.TOO_EASY),
        ({"deviation": 0.0}, Code.SAME),
        ({"is_negative": True}, Code.NEGATIVE_WEIGHT),
        ({"chance": Fraction(1, 2)}, Code.GUESSED),
    ],
)
def test_a_figure_out_of_the_way_is_named(change, code):
    assert flags(replace(SOUND, **change)) == [Flag(code)]


@pytest.mark.parametrize(
    "change",
    [
        {"discrimination": 0.0},
        {"discrimination": None},
        {"efficiency": Fraction(15, 100)},
        {"efficiency": None},
        {"facility": Fraction(251, 1000)},
        {"facility": Fraction(759, 1000)},
        {"facility": None, "chance": Fraction(1, 2)},
        {"deviation": None},
        {"chance": Fraction(0)},
        {"chance": Fraction(49, 100)},
    ],
)
def test_a_figure_at_its_limit_is_not_named(change):
    assert flags(replace(SOUND, **change)) == []


def test_a_negative_efficiency_is_a_matter_of_the_key_alone():
    item = replace(SOUND, discrimination=-0.2, efficiency=Fraction(-1, 5))

    assert flags(item) == [Flag(Code.CHECK_KEY)]


def test_options_that_nobody_picked_are_named():
    counts = thirds(Picked("1", 10, 10, 9), Picked("2", 0, 0, 0), Picked("3", 0, 0, 1))

    assert flags(SOUND, counts, right=["1"]) == [Flag(Code.UNCHOSEN, ("2",))]


def test_a_distractor_that_draws_the_top_third_is_named():
    counts = thirds(Picked("1", 3, 9, 9), Picked("2", 6, 1, 1), Picked("3", 1, 0, 0))

    assert flags(SOUND, counts, right=["1"]) == [Flag(Code.TOP_ASTRAY, ("2",))]


def test_a_distractor_is_compared_with_the_best_of_several_keys():
    counts = thirds(Picked("1", 3, 9, 9), Picked("2", 6, 1, 1), Picked("3", 7, 0, 0))

    assert flags(SOUND, counts, right=["1", "3"]) == []


def test_without_a_key_no_option_leads_astray():
    counts = thirds(Picked("1", 3, 9, 9), Picked("2", 7, 1, 1))

    assert flags(SOUND, counts) == []


def test_nobody_in_the_thirds_leaves_no_option_unchosen():
    nobody = Thirds((0, 0, 0), (Picked("1", 0, 0, 0),), Picked("", 0, 0, 0))

    assert flags(SOUND, nobody) == []


def test_the_most_urgent_comes_first():
    item = replace(SOUND, n=12, facility=Fraction(1, 10), discrimination=-0.3)
    counts = thirds(Picked("1", 1, 2, 9), Picked("2", 9, 1, 1), Picked("3", 0, 0, 0))

    codes = [flag.code for flag in flags(item, counts, right=["1"])]

    assert codes == [
        Code.CHECK_KEY,
        Code.TOP_ASTRAY,
        Code.UNCHOSEN,
        Code.TOO_HARD,
        Code.ORIENTATION,
    ]
