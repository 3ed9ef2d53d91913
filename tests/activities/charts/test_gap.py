from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts import gap
from activities.charts.box import Box
from activities.charts.frame import Frame, State
from engine.measures.gap import Pair, survey

NAMES = st.text(st.sampled_from("窗口服务，A b1"), min_size=1, max_size=60)
PAIRS = st.tuples(st.integers(1, 10), st.integers(1, 10))
ONE = Frame("gap", "期望与感知", 1)


def chart(*pairs, names=None, frame=ONE, people=1):
    found = names or [f"第 {at} 项" for at in range(len(pairs))]
    items = {str(at): name for at, name in enumerate(found)}
    answers = [{str(at): Pair(*pair) for at, pair in enumerate(pairs)}] * people
    group = gap.Group("all", "全部", items)
    return gap.chart(frame, survey(answers, {"all": items}), [group])


def bars(found):
    return [bar for panel in found.panels for bar in panel.bars]


def test_bar_stands_on_the_side_of_its_gap():
    below, above, even, nothing = bars(chart((5, 3), (3, 4), (4, 4), (4, None)))

    assert [one.side for one in (below, above, even, nothing)] == [
        "below",
        "above",
        "even",
        "nothing",
    ]
    assert (below.box.left, below.box.right) == (200 - 136, 200)
    assert (above.box.left, above.box.right) == (200, 200 + 68)
    assert even.box.width == nothing.box.width == 0


def test_bar_tells_its_numbers():
    (bar,) = bars(chart((5, 3)))

    assert bar.figures == gap.Figures(
        "第 0 项", 1, State.SHOWN, "5.00", "3.00", "−2.00"
    )
    assert bar.value.words == "−2.00"


def test_widest_gap_below_zero_is_marked():
    found = chart((5, 3), (5, 4), (4, 2))

    assert [bar.is_widest for bar in bars(found)] == [True, False, True]
    assert found.widest_names == ["第 0 项", "第 2 项"]
    assert (found.below, found.shown) == (3, 3)


def test_nothing_is_marked_where_no_gap_is_below_zero():
    found = chart((3, 5), (4, 4))

    assert found.widest == ()
    assert not any(bar.is_widest for bar in bars(found))


def test_small_gaps_do_not_fill_the_drawing():
    (bar,) = bars(chart((Fraction(4), Fraction(39, 10))))

    assert bar.box.width == 27


def test_chart_without_answers_is_empty():
    assert chart((5, None)).state == "empty"
    assert chart((5, 3), frame=Frame("gap", "", 0)).state == "empty"


def test_figures_of_a_small_group_are_nowhere_in_the_chart():
    found = chart((5, 3), frame=Frame("gap", "", 4, is_group=True), people=4)

    (bar,) = bars(found)
    assert found.state == "hidden"
    assert bar.figures == gap.Figures("第 0 项", 4, State.HIDDEN, "—", "—", "—")
    assert found.panels[0].figures.gap == found.overall.gap == "—"
    assert found.weighted == ""


def test_weighted_gap_is_told_where_weights_were_given():
    items = {"1": "准时"}
    found = survey([{"1": Pair(5, 3)}], {"a": items}, [{"a": 100}])

    assert gap.chart(ONE, found, [gap.Group("a", "全部", items)]).weighted == "−2.00"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(NAMES, PAIRS), min_size=1, max_size=6))
def test_labels_never_overlap_and_nothing_is_cut(items):
    found = chart(
        *(pair for _name, pair in items), names=[name for name, _pair in items]
    )

    (panel,) = found.panels
    room = Box(0, 0, gap.WIDTH, panel.height)
    boxes = [line.box for line in panel.names]
    for bar in panel.bars:
        across = 207 if bar.side == "below" else 13
        both = Box(across, bar.box.top, across + 180, bar.box.bottom)
        boxes += [*(line.box for line in bar.names), bar.value.box, both]
        boxes += [bar.box] if bar.box.width else []
    assert all(room.holds(box) for box in boxes)
    assert not any(
        one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at]
    )


def test_chart_is_the_same_every_time():
    assert chart((5, 3), (3, 4)) == chart((5, 3), (3, 4))
