import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.kinds.quadrants import Quadrants
from engine.measures.quadrants import Crosshair
from tests.activities.ratings import made

TASK = made.read(Quadrants)[0]
WHOLE = {"lobby": (5, 2), "machines": (2, 4), "in_time": (5, 4)}
RATING = st.none() | st.integers(1, 5)
BODIES = st.lists(
    st.fixed_dictionaries(dict.fromkeys(WHOLE, st.tuples(RATING, RATING))),
    min_size=4,
    max_size=7,
)


def body(**ratings):
    return made.body("ip", **ratings)


def page(partial, **context):
    return render_to_string(f"activities/kinds/quadrants.html#{partial}", context)


def placed(chart):
    return [(row.name, row.area.name) for row in chart.rows]


@pytest.mark.parametrize("crosshair", list(Crosshair))
def test_it_is_read_back_with_its_crosshair(crosshair):
    task, problems = made.read(Quadrants, rest=f"crosshair: {crosshair}\n")

    assert problems == []
    assert task.crosshair is crosshair
    assert Quadrants.from_json(task.to_json()) == task


def test_lines_cross_at_the_means_if_nothing_is_said():
    assert TASK.crosshair is Quadrants.from_json({}).crosshair is Crosshair.MEAN


def test_unknown_crosshair_is_told():
    (problem,) = made.told(Quadrants, rest="crosshair: average\n")

    assert problem.startswith("2: “crosshair” must be one of: mean, median, midpoint")


def test_one_thing_alone_is_told():
    assert made.told(Quadrants, "## A {#a}\n- one {#one}\n") == [
        "4: The four areas need at least two things to compare; list one more."
    ]


def test_own_result_is_sorted_by_what_to_do():
    found = TASK.result(body(**WHOLE))

    assert placed(found.chart) == [
        ("大厅整洁", "To mend"),
        ("按时办结", "Strengths"),
        ("自助设备好用", "To maintain"),
    ]
    assert (found.chart.importance, found.chart.performance) == ("4.00", "3.33")


def test_attribute_without_both_ratings_is_in_no_line():
    found = TASK.result(body(lobby=(5, 2), machines=(1, None), in_time=(3, 4)))

    assert (found.chart.importance, found.chart.performance) == ("4.00", "3.00")
    assert found.chart.left_out == ("自助设备好用",)
    assert found.progress.left_out == 1


def test_attribute_on_a_line_is_flagged():
    task, _ = made.read(Quadrants, rest="crosshair: median\n")

    found = task.result(body(lobby=(5, 2), machines=(4, 4), in_time=(3, 3)))

    assert {row.name for row in found.chart.rows if row.is_on_line} == {
        "自助设备好用",
        "按时办结",
    }
    assert "位于分界线" in page("result", result=found)


def test_other_lines_say_what_they_change():
    found = TASK.result(body(**WHOLE))

    median, midpoint = found.others
    assert (median.chart.crosshair, median.moved) == ("median", 0)
    assert (midpoint.chart.crosshair, midpoint.moved) == ("middle of the scale", 0)
    assert (midpoint.chart.importance, midpoint.chart.performance) == ("3.00", "3.00")
    high = TASK.result(body(lobby=(5, 3), machines=(4, 4), in_time=(5, 5)))
    assert [one.moved for one in high.others] == [0, 2]


@pytest.mark.parametrize(
    "filled", [body(lobby=(5, 2)), body(lobby=(5, 2), in_time=(1, None))]
)
def test_below_two_attributes_the_page_says_so(filled):
    found = TASK.result(filled, is_given=True)

    assert found.is_scarce
    assert found.others == ()
    assert "至少要有两项" in page("result", result=found)


def test_without_ratings_there_is_no_number():
    found = TASK.result({}, is_given=True)

    assert not found.is_scarce
    assert "暂无数据" in page("result", result=found)


def test_result_waits_so_that_importance_leads_no_hand():
    html = page("result", result=TASK.result(body(lobby=(5, 3), machines=(1, 1))))

    assert "3项中的2项" in html
    assert "<svg" not in html


def test_group_has_the_means_over_people():
    many = [body(**WHOLE)] * 3 + [
        body(lobby=(1, 4), machines=(2, 4), in_time=(5, 4))
    ] * 2

    found = TASK.together(many)

    rows = {
        row.name: (row.importance, row.performance, row.n) for row in found.chart.rows
    }
    assert rows["大厅整洁"] == ("3.40", "2.80", 5)
    assert found.n == 5


def test_attribute_of_too_few_people_is_left_out_of_the_group():
    pair = {"lobby": (5, 2), "machines": (1, 4)}
    found = TASK.together([body(**pair)] * 5 + [body(in_time=(5, 5), **pair)] * 4)

    assert found.chart.left_out == ("按时办结",)
    assert (found.chart.importance, found.chart.performance) == ("3.00", "3.00")


def test_group_that_rated_one_attribute_enough_hears_why_there_is_no_grid():
    found = TASK.together([body(lobby=(5, 2))] * 5)

    assert found.is_scarce
    assert "n = 5" in page("together", result=found, revealed=2, scale="wall")


def test_group_of_four_sees_nothing():
    found = TASK.together([body(**WHOLE)] * 4)

    html = page("together", result=found, revealed=2, scale="")
    assert (found.chart.state, found.is_scarce) == ("hidden", False)
    assert "n = 4" in html
    assert "大厅整洁" not in html


@given(BODIES, st.randoms())
@settings(max_examples=25, deadline=None)
def test_order_of_people_is_irrelevant(people, chance):
    many = [body(**one) for one in people]
    mixed = list(many)
    chance.shuffle(mixed)

    assert TASK.together(mixed) == TASK.together(many)


def test_table_comes_after_the_grid_and_other_lines_not_on_the_wall():
    found = TASK.together([body(**WHOLE)] * 5)

    def shown(revealed, scale):
        return page("together", result=found, revealed=revealed, scale=scale)

    assert "<svg" not in shown(0, "wall")
    assert "<svg" in shown(1, "wall")
    assert "<table" not in shown(1, "wall")
    assert "<table" in shown(2, "wall")
    assert "<details" not in shown(2, "wall")
    assert shown(2, "").count("<details") == 2


def test_form_asks_importance_of_all_before_any_performance():
    html = page("form", items=TASK.shown({}), missing=["lobby"], wish="W!")

    assert html.index('name="i-in-time"') < html.index('name="p-lobby"')
    assert html.count("W!") == 1


def test_blank_sheet_has_a_grid_to_draw_in_and_a_filled_one_has_none():
    blank = page("printed", items=TASK.shown({}))
    filled = page("printed", items=TASK.shown(body(**WHOLE)))

    assert blank.count("<svg") == 1
    assert blank.count('class="rating-box"') == 30
    assert "<svg" not in filled
    assert filled.count("data-picked") == 6


def test_what_one_person_gave_is_told():
    html = page("shared", items=TASK.shown(body(lobby=(5, 2))))

    assert "大厅整洁" in html
    assert "自助设备好用" not in html
