import pytest

from activities.kinds.gap import Gap
from activities.ratings.asked import Asked, Progress, Row
from activities.ratings.things import Entry

FIRST, SECOND = Gap.sides
LOBBY = Entry("lobby", "<em>大厅</em>整洁")


def row(first, second):
    return Row(1, Asked(FIRST, LOBBY, first), Asked(SECOND, LOBBY, second))


def test_each_side_has_a_field_of_its_own():
    asked = row(5, None)

    assert (asked.first.field, asked.second.field) == ("e-lobby", "p-lobby")
    assert asked.entry.name == "大厅整洁"


def test_five_steps_have_words_and_one_is_picked():
    steps = Asked(FIRST, LOBBY, 4).steps

    assert [(one.value, str(one.words)) for one in steps[::4]] == [
        (1, "很低"),
        (5, "很高"),
    ]
    assert [one.value for one in steps if one.is_picked] == [4]


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [(5, 3, "−2"), (3, 5, "+2"), (4, 4, "0"), (None, 4, ""), (4, None, "")],
)
def test_difference_is_second_less_first_and_needs_both(first, second, difference):
    assert row(first, second).difference == difference


@pytest.mark.parametrize(
    ("first", "second", "is_rated"),
    [(None, None, False), (1, None, True), (None, 1, True), (1, 1, True)],
)
def test_thing_with_one_rating_is_shown_as_rated(first, second, is_rated):
    assert row(first, second).is_rated is is_rated


@pytest.mark.parametrize(
    ("done", "is_given", "is_ready"),
    [(2, False, False), (2, True, True), (3, False, True)],
)
def test_result_waits_until_all_is_rated_or_given(done, is_given, is_ready):
    progress = Progress(done, 3, is_given)

    assert progress.is_ready is is_ready
    assert progress.left_out == 3 - done
