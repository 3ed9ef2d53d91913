import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts.box import Box
from activities.charts.text import Text, balanced, paragraph, width, wrapped

WORDS = st.text(st.sampled_from("一次说清所需材料，。（ABmW xyz1"), max_size=60)


@pytest.mark.parametrize(
    ("words", "room", "most", "lines"),
    [
        ("", 100, 2, ()),
        ("准时叫号", 100, 2, ("准时叫号",)),
        ("一次说清所需材料", 60, 3, ("一次说清", "所需材料")),
        ("说清，办好", 30, 3, ("说", "清，", "办好")),
        ("一次说清所需材料", 60, 1, ("一次说…",)),
        ("  two   words ", 60, 2, ("two", "words")),
        ("unbroken", 40, 3, ("unbr", "oken")),
    ],
)
def test_words_break_into_lines_of_the_room(words, room, most, lines):
    assert wrapped(words, room, most) == lines


def test_lines_are_as_equal_as_may_be():
    assert balanced("大厅整洁、标识清楚", 130, 2) == ("大厅整洁、", "标识清楚")


@pytest.mark.parametrize("words", ["", "很长的一段话" * 9])
def test_what_has_no_lines_or_too_many_is_not_balanced(words):
    assert balanced(words, 60, 2) == wrapped(words, 60, 2)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.integers(40, 200), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(words, room, most):
    for lines in (wrapped(words, room, most), balanced(words, room, most)):
        assert len(lines) <= most
        assert all(width(line) <= room for line in lines)


def test_words_take_room_from_their_anchor():
    boxes = [Text("准时", 100, 50, anchor).box for anchor in ("start", "middle", "end")]

    assert [(box.left, box.right) for box in boxes] == [
        (100, 130),
        (85, 115),
        (70, 100),
    ]
    assert (boxes[0].top, boxes[0].bottom) == (35, 53)


def test_lines_of_a_paragraph_stand_one_under_the_other():
    first, second = paragraph(("准时", "叫号"), 0, 0)

    assert not first.box.meets(second.box)


def test_boxes_that_share_an_edge_do_not_meet():
    one, other = Box(0, 0, 10, 10), Box(10, 0, 20, 10)

    assert not one.meets(other)
    assert one.meets(Box(9, 9, 20, 20))
    assert Box(0, 0, 20, 10).holds(one)
    assert not other.holds(one)
    assert (other.width, other.height) == (10, 10)
