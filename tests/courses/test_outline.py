import pytest

from courses.outline import outline


@pytest.mark.parametrize(
    ("done", "optional", "is_in_order", "states"),
    [
        (set(), set(), False, "now todo todo"),
        ({1}, set(), False, "done now todo"),
        ({2}, set(), False, "now done todo"),
        ({1, 2, 3}, set(), False, "done done done"),
        (set(), set(), True, "now locked locked"),
        ({1}, set(), True, "done now locked"),
        ({2}, set(), True, "now done locked"),
        (set(), {1}, True, "todo now locked"),
        (set(), {2, 3}, True, "now todo todo"),
        ({3}, {3}, True, "now locked done"),
    ],
)
def test_first_unit_left_to_do_is_now(done, optional, is_in_order, states):
    steps = outline([1, 2, 3], done=done, optional=optional, is_in_order=is_in_order)

    assert " ".join(step.state for step in steps) == states
    assert [step.unit_id for step in steps] == [1, 2, 3]


@pytest.mark.parametrize(
    ("done", "closed", "optional", "is_in_order", "states"),
    [
        (set(), {1}, set(), False, "locked now todo"),
        ({1}, {1, 2}, set(), False, "done locked now"),
        (set(), {1}, {1}, False, "locked now todo"),
        (set(), {1}, set(), True, "locked locked locked"),
        (set(), {1}, {1}, True, "locked now locked"),
        ({1}, {3}, {3}, True, "done now locked"),
    ],
)
def test_what_is_closed_for_another_reason_is_locked(
    done, closed, optional, is_in_order, states
):
    steps = outline(
        [1, 2, 3],
        done=done,
        closed=closed,
        optional=optional,
        is_in_order=is_in_order,
    )

    assert " ".join(step.state for step in steps) == states


def test_empty_course_has_no_steps():
    assert outline([], done={1}) == []
