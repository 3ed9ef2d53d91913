from activities.charts import levels
from activities.charts.frame import Frame
from engine.measures.levels import Distribution, Level


def split(*counts):
    return Distribution(dict(zip(Level, counts, strict=True)), dropped=0)


def chart(*rows, n=9, is_group=True):
    return levels.chart(Frame("l", "五级", n, is_group), rows)


def test_table_tells_what_is_drawn():
    found = chart(("准时", split(4, 3, 2, 1, 0)))

    (panel,), (row,) = found.panels, found.rows
    (drawn,) = panel.stacks
    assert [cell.count for cell in row.cells] == ["4", "3", "2", "1", "0"]
    assert [cell.share for cell in row.cells] == ["40%", "30%", "20%", "10%", "0%"]
    assert [one.label.words for one in drawn.segments] == ["4", "3", "2", "1"]
    assert (found.satisfied, found.dissatisfied, found.pairs) == ("70%", "10%", 10)


def test_five_levels_differ_in_pattern():
    key = chart(("准时", split(5, 0, 0, 0, 0))).key

    assert len({one.tone for one in key}) == 5
    assert key[0].words == "Very satisfied"


def test_item_with_few_answers_is_in_no_number():
    found = chart(("准时", split(9, 0, 0, 0, 0)), ("清楚", split(0, 0, 0, 0, 4)))

    assert found.rows[1].state == "hidden"
    assert {cell.count for cell in found.rows[1].cells} == {"—"}
    assert (found.pairs, found.dissatisfied) == (9, "0%")


def test_chart_without_answers_is_empty_and_a_small_group_hidden():
    assert chart(("准时", split(0, 0, 0, 0, 0))).state == "empty"
    assert chart().satisfied == "—"
    assert chart(("准时", split(3, 0, 0, 0, 0)), n=3).state == "hidden"


def test_row_of_the_whole_stands_above_the_rows_and_counts_them_once():
    rows = [("准时", split(5, 0, 0, 0, 0)), ("清楚", split(0, 0, 0, 0, 6))]

    found = levels.chart(Frame("l", "五级", 6, is_group=True), rows, whole="全部")

    assert [(row.name, row.n) for row in found.rows] == [
        ("全部", 11),
        ("准时", 5),
        ("清楚", 6),
    ]
    assert found.pairs == 11
