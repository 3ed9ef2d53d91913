from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts import movement
from activities.charts.box import Box
from activities.charts.frame import Frame
from activities.charts.movement import Moment, Step

STAGES = ("否认", "抗拒", "接纳", "投入")
FIRST = date(2026, 9, 28)
GROUP = Frame("c", "全班", 24, is_group=True)


def days(count):
    return [FIRST + timedelta(days=9 * at) for at in range(count)]


def path(*stages, stages_named=STAGES):
    steps = [
        Step(day, stage) for day, stage in zip(days(len(stages)), stages, strict=True)
    ]
    return movement.path(Frame("p", "我", len(steps)), stages_named, steps)


def counts(*found, frame=GROUP):
    moments = [
        Moment(day, one) for day, one in zip(days(len(found)), found, strict=True)
    ]
    return movement.counts(frame, STAGES, moments)


def test_steps_go_on_and_back():
    found = path(1, 2, 2, 0)

    assert [stop.way for stop in found.stops] == ["first", "on", "still", "back"]
    assert [stop.stage for stop in found.stops] == ["抗拒", "接纳", "接纳", "否认"]
    assert (found.first.stage, found.last.stage) == ("抗拒", "否认")
    assert [stop.is_last for stop in found.stops] == [False, False, False, True]


def test_first_stage_stands_at_the_foot():
    ys = [stage.y for stage in path(0).stages]

    assert ys == sorted(ys, reverse=True)


def test_line_goes_along_and_then_up():
    first, second = (found := path(0, 1)).stops

    assert found.line == f"M{first.x} {first.y}H{second.x}V{second.y}"


def test_single_step_stands_in_the_middle():
    (stop,) = path(2).stops

    assert stop.x == 255
    assert stop.day.words == "9-28"


def test_steps_stand_by_their_days_however_they_come():
    steps = [Step(day, at % 4) for at, day in enumerate(days(5))]
    frame = Frame("p", "我", 5)

    assert movement.path(frame, STAGES, steps) == movement.path(
        frame, STAGES, steps[::-1]
    )


def test_path_without_steps_is_empty():
    assert path().state == "empty"
    assert path().line == ""


def test_bars_are_as_long_as_their_counts():
    found = counts((9, 8, 5, 2), (0, 4, 8, 9))

    first, second = found.panels[0].bars
    assert (first.box.width, second.box.width) == (290, 0)
    assert (first.value.words, second.value.words) == ("9", "0")
    assert (first.is_last, second.is_last) == (False, True)
    assert (found.most, found.fullest) == (9, ["投入"])


def test_moment_with_few_is_told_as_hidden_and_not_drawn():
    found = counts((9, 8, 5, 2), (1, 2, 1, 0), (0, 0, 0, 0))

    assert [moment.on for moment in found.moments] == [FIRST]
    assert found.hidden == (days(2)[1],)
    assert len(found.panels[0].bars) == 1


def test_counts_of_few_are_hidden_and_of_nobody_empty():
    assert counts((1, 2, 0, 0)).state == "hidden"
    assert counts((0, 0, 0, 0)).state == "empty"
    assert counts().state == "empty"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=25),
    st.text("很长的阶段名", min_size=1, max_size=30),
)
def test_dates_and_names_never_overlap(stages, name):
    found = path(*stages, stages_named=[name, *STAGES[1:]])

    room = Box(0, 0, movement.WIDTH, found.height)
    labels = [stop.day.box for stop in found.stops if stop.day.words]
    labels += [line.box for stage in found.stages for line in stage.names]
    assert found.last.day.words
    assert all(room.holds(label) for label in labels)
    assert not any(
        one.meets(two) for at, one in enumerate(labels) for two in labels[:at]
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 999)] * 4), min_size=1, max_size=6))
def test_counts_stand_beside_their_bars(rows):
    found = counts(*rows, frame=Frame("c", "全班", 24))

    for panel in found.panels:
        room = Box(0, 0, movement.WIDTH, panel.height)
        labels = [text.box for bar in panel.bars for text in (bar.day, bar.value)]
        labels += [bar.box for bar in panel.bars if bar.box.width]
        assert all(room.holds(label) for label in labels)
        assert not any(
            one.meets(two) for at, one in enumerate(labels) for two in labels[:at]
        )
