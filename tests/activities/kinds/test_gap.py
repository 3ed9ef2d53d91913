import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.kinds.gap import Gap
from tests.activities.ratings import made

TASK = made.read(Gap)[0]
WHOLE = {"lobby": (5, 3), "machines": (4, 4), "in_time": (3, 4)}
RATING = st.none() | st.integers(1, 5)
ONE = st.fixed_dictionaries(dict.fromkeys(WHOLE, st.tuples(RATING, RATING)))
BODIES = st.lists(ONE, min_size=4, max_size=7)


def body(**ratings):
    return made.body("ep", **ratings)


def page(partial, **context):
    return render_to_string(f"activities/kinds/gap.html#{partial}", context)


def gaps(chart):
    return [bar.figures.gap for panel in chart.panels for bar in panel.bars]


def counts(row):
    return [int(cell.count.replace("—", "0")) for cell in row.cells]


def test_it_is_read_back_with_its_thresholds():
    task, problems = made.read(Gap, rest="near: 1\nfar: 2.5\n")

    assert problems == []
    assert (task.near, task.far) == (Decimal(1), Decimal("2.5"))
    assert Gap.from_json(task.to_json()) == task
    assert Gap.from_json({}).far == Decimal("1.5")


@pytest.mark.parametrize("text", ["0", "4.1", "x", "-1", "0,5"])
def test_threshold_that_is_no_distance_is_told(text):
    (problem,) = made.told(Gap, rest=f"near: {text}\n")

    assert problem.startswith("2: “near” must be a number of points above 0")


@pytest.mark.parametrize(
    ("rest", "line"), [("near: 2\n", 2), ("near: 2\nfar: 1\n", 3), ("far: 0.1\n", 2)]
)
def test_outer_threshold_below_the_inner_one_is_told(rest, line):
    task, problems = made.read(Gap, rest=rest)

    assert [problem.line for problem in problems] == [line]
    assert "write a “far” that is not below “near”" in str(problems[0])
    assert (task.near, task.far) == (Decimal("0.5"), Decimal("1.5"))


def test_own_result_has_gaps_of_items_dimensions_and_the_whole():
    found = TASK.result(body(**WHOLE))

    assert gaps(found.bars) == ["−2.00", "0.00", "+1.00"]
    assert [panel.figures.gap for panel in found.bars.panels] == ["−1.00", "+1.00"]
    assert found.bars.overall.gap == "0.00"
    assert [counts(row) for row in found.levels.rows] == [[0, 1, 1, 0, 1]]


def test_pair_with_one_answer_missing_is_dropped_on_both_sides():
    found = TASK.result(body(lobby=(5, None), machines=(None, 1), in_time=(3, 4)))

    assert gaps(found.bars) == ["—", "—", "+1.00"]
    assert (found.bars.overall.expected, found.bars.overall.perceived) == (
        "3.00",
        "4.00",
    )
    assert found.progress.left_out == 2


def test_without_answers_there_is_no_number():
    found = TASK.result({}, is_given=True)

    assert found.bars.state == found.levels.state == "empty"
    assert "暂无数据" in page("result", result=found)


def test_levels_go_by_the_thresholds_of_the_activity():
    strict, _ = made.read(Gap, rest="near: 1.5\nfar: 2.5\n")

    assert counts(strict.result(body(**WHOLE)).levels.rows[0]) == [0, 0, 2, 1, 0]


def test_group_is_averaged_by_respondent_first():
    many = [body(lobby=(5, 1), machines=(5, 5))] * 5 + [body(lobby=(5, 5))] * 5

    found = TASK.together(many)

    # Within the dimension: five people at −2, five at 0; not fifteen pairs.
    assert gaps(found.dimensions) == ["−1.00", "—"]
    assert gaps(found.bars) == ["−2.00", "0.00", "—"]
    assert (found.n, found.dimensions.frame.n) == (10, 10)


def test_levels_of_the_group_are_those_of_its_dimensions_and_their_sum():
    found = TASK.together([body(**WHOLE)] * 5).levels

    assert [row.name for row in found.rows] == ["全部题目", "有形", "可靠"]
    assert [row.n for row in found.rows] == [15, 10, 5]
    assert found.pairs == 15


def test_one_dimension_needs_no_sum():
    task, _ = made.read(Gap, "## 有形 {#tangible}\n- 大厅整洁 {#lobby}\n")

    found = task.together([body(lobby=(5, 3))] * 5).levels

    assert [row.name for row in found.rows] == ["有形"]


def test_item_of_too_few_people_is_in_no_mean_of_the_group():
    lobby = body(lobby=(5, 3))
    found = TASK.together([lobby] * 5 + [body(lobby=(5, 3), machines=(1, 5))] * 4)

    lobby_bar, machines = found.bars.panels[0].bars
    assert (machines.figures.gap, machines.figures.n) == ("—", 4)
    assert machines.figures.state == "hidden"
    assert found.bars.panels[0].figures.gap == found.bars.overall.gap == "−2.00"
    assert lobby_bar.figures.n == 9
    assert found.levels.pairs == 9


def test_group_of_four_sees_nothing():
    found = TASK.together([body(**WHOLE)] * 4)

    html = page("together", result=found, revealed=3, scale="")
    assert found.bars.state == found.levels.state == "hidden"
    assert "n = 4" in html
    assert "−2" not in html


@given(BODIES, st.randoms())
@settings(max_examples=25, deadline=None)
def test_order_of_people_is_irrelevant(people, chance):
    many = [body(**one) for one in people]
    mixed = list(many)
    chance.shuffle(mixed)

    assert TASK.together(mixed) == TASK.together(many)


@given(ONE)
@settings(max_examples=25, deadline=None)
def test_levels_of_a_person_make_the_number_of_her_pairs(one):
    found = TASK.result(body(**one))

    pairs = sum(None not in pair for pair in one.values())
    assert sum(counts(found.levels.rows[0])) == found.progress.done == pairs


def test_form_asks_all_expectations_before_all_experiences():
    html = page("form", items=TASK.shown(body(lobby=(5, None))), missing=[])

    assert html.index('name="e-in-time"') < html.index('name="p-lobby"')
    assert html.count("checked") == 6
    assert html.count('id="lobby"') == 1


def test_form_says_once_what_is_missing_and_where():
    html = page("form", items=TASK.shown({}), missing=["lobby", "in-time"], wish="W!")

    assert html.count("W!") == 1
    assert 'aria-describedby="lobby-wish"' in html


def test_preview_can_be_read_and_not_filled_in():
    html = page("form", items=TASK.shown({}), missing=[], is_preview=True)

    assert html.count("disabled") == html.count("<input") == 36


def test_result_waits_so_that_it_leads_no_hand():
    waiting = page("result", result=TASK.result(body(lobby=(5, 3))))
    given = page("result", result=TASK.result(body(lobby=(5, 3)), is_given=True))

    assert "3项中的1项" in waiting
    assert "−2.00" not in waiting
    assert "−2.00" in given
    assert "有2项没有评全" in given


def test_scenes_are_revealed_one_after_the_other():
    found = TASK.together([body(**WHOLE)] * 5)

    shown = [
        page("together", result=found, revealed=at, scale="wall")
        for at in range(len(TASK.scenes) + 1)
    ]
    assert "n = 5" in shown[0]
    assert "各维度的差距" not in shown[1]
    assert "各维度的差距" in shown[2]
    assert ['id="gaps"' in html for html in shown] == [False, False, False, True]


def test_blank_sheet_has_room_for_gaps_and_a_filled_one_has_them():
    blank = page("printed", items=TASK.shown({}))
    filled = page("printed", items=TASK.shown(body(**WHOLE)))

    assert blank.count("rating-blank") == 12
    assert "data-picked" not in blank
    assert "rating-blank" not in filled
    assert filled.count("data-picked") == 6
    assert "−2" in filled


def test_what_one_person_gave_is_told_in_words():
    html = page("shared", items=TASK.shown(body(lobby=(5, None))))

    words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert words == "大厅整洁 期望 5 实际感受 —"
