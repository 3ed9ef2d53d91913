from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts import stack
from activities.charts.box import Box
from activities.charts.stack import Part

COUNTS = st.lists(st.integers(0, 400), min_size=1, max_size=6)


def parts(*counts, tone="solid"):
    return [Part(str(at), tone, count, f"Q {count}") for at, count in enumerate(counts)]


def test_parts_are_as_wide_as_their_counts():
    found = stack.stacked("准时", parts(1, 3, 0), 0)

    assert [(one.box.left, one.box.right) for one in found.segments] == [
        (1, 101),
        (101, 399),
    ]
    assert [one.label.words for one in found.segments] == ["Q 1", "Q 3"]
    assert found.n == 4


def test_bar_of_nobody_has_no_parts():
    assert stack.stacked("准时", parts(0, 0), 0).segments == ()


def test_patterns_are_lines_of_their_own():
    box = Box(0, 0, 10, 10)

    assert stack.hatch("upright", box) == "M4 0V10M8 0V10"
    assert stack.hatch("level", box) == "M0 4H10M0 8H10"
    assert stack.hatch("crossed", box) == stack.hatch("upright", box) + stack.hatch(
        "level", box
    )
    assert stack.hatch("solid", box) == ""


def test_labels_of_narrow_parts_move_aside():
    assert stack.spread([(10, 20), (12, 20), (14, 20)], 100) == [10, 38, 66]
    assert stack.spread([(96, 20), (99, 20)], 100) == [62, 90]


@settings(max_examples=40, deadline=None)
@given(COUNTS)
def test_parts_fill_the_bar_and_labels_never_overlap(counts):
    found = stack.stacked("窗口服务" * 12, parts(*counts), 0)

    boxes = [one.box for one in found.segments]
    labels = [one.label.box for one in found.segments] + [
        one.box for one in found.names
    ]
    room = Box(0, 0, stack.WIDTH, found.height)
    assert sum(box.width for box in boxes) == (found.box.width if sum(counts) else 0)
    assert all(room.holds(box) for box in [*boxes, *labels])
    assert not any(
        one.meets(two)
        for at, one in enumerate(labels)
        for two in [*labels[:at], found.box]
    )


def test_many_bars_are_parted_into_drawings_that_stand_side_by_side():
    found = stack.panels([("准时", parts(1))] * 7)

    assert [len(panel.stacks) for panel in found] == [3, 3, 1]
