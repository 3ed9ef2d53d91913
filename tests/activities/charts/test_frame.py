import pytest

from activities.charts.frame import Frame, State


@pytest.mark.parametrize(
    ("n", "is_group", "state"),
    [
        (0, False, "empty"),
        (0, True, "empty"),
        (1, False, "shown"),
        (4, True, "hidden"),
        (5, True, "shown"),
    ],
)
def test_chart_says_whether_it_may_be_shown(n, is_group, state):
    assert Frame("c", "Chart", n, is_group).state == state


def test_item_with_too_few_answers_is_hidden_in_a_group_that_is_shown():
    frame = Frame("c", "Chart", 9, is_group=True)

    assert frame.state_of(4) is State.HIDDEN
    assert not frame.shows(4)
    assert frame.shows(5)
    assert frame.shows(None)


def test_nothing_is_shown_of_a_group_that_is_too_small():
    assert not Frame("c", "Chart", 4, is_group=True).shows(8)
