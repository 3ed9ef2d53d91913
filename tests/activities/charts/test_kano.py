from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts import kano
from activities.charts.frame import Frame
from engine.measures.kano import Category, figures

COUNTS = st.tuples(*(st.integers(0, 30) for _ in Category))
FRAME = Frame("k", "卡诺", 24)


def attribute(name, *counts):
    return name, figures(dict(zip(Category, counts, strict=True)))


def chart(*attributes, frame=FRAME):
    return kano.chart(frame, attributes)


def test_table_tells_what_is_drawn():
    found = chart(attribute("准时", 8, 11, 3, 2, 0, 0))

    (row,), (panel,) = found.rows, found.panels
    cells = [f"{cell.letter} {cell.count}" for cell in row.cells]
    drawn = [one.label.words for one in panel.stacks[0].segments]
    assert cells == ["A 3", "O 11", "M 8", "I 2", "R 0", "Q 0"]
    assert drawn == cells[:4]
    assert (row.category.letter, row.better, row.worse) == ("O", "0.58", "−0.79")
    assert (row.total, row.strength) == ("92%", "13%")


def test_mixed_attribute_names_what_was_picked_from():
    found = chart(attribute("老年人优先", 9, 3, 8, 4, 0, 0))

    assert found.rows[0].contenders == "M A"
    assert found.must_be == ["老年人优先"]
    assert found.attractive == []


def test_attribute_at_a_half_is_on_the_line():
    found = chart(
        attribute("清楚", 1, 1, 1, 1, 0, 0), attribute("准时", 0, 0, 0, 0, 5, 0)
    )

    assert [row.is_on_line for row in found.rows] == [True, False]


def test_attribute_without_coefficients_is_in_the_table_alone():
    found = chart(
        attribute("清楚", 0, 0, 0, 0, 5, 1), attribute("准时", 2, 0, 0, 0, 0, 0)
    )

    assert [point.row.number for point in found.narrow.points] == [2]
    assert found.rows[0].better == "—"
    assert found.rows[0].needs_review
    assert found.rows[0].is_doubtful


def test_plane_without_points_is_not_drawn():
    found = chart(attribute("清楚", 0, 0, 0, 0, 5, 1))

    assert (found.narrow, found.wide) == (None, None)
    assert found.state == "shown"


def test_contradictions_alone_have_no_category():
    (row,) = chart(attribute("清楚", 0, 0, 0, 0, 0, 6)).rows

    assert row.category is None
    assert row.contenders == ""


def test_chart_without_answers_is_empty():
    assert chart(attribute("准时", 0, 0, 0, 0, 0, 0)).state == "empty"


def test_figures_of_few_are_nowhere_in_the_chart():
    frame = Frame("k", "", 9, is_group=True)

    found = chart(attribute("准时", 4, 0, 0, 0, 0, 0), frame=frame)

    (row,) = found.rows
    assert (row.state, row.category, row.better, row.worse) == (
        "hidden",
        None,
        "—",
        "—",
    )
    assert {cell.count for cell in row.cells} == {"—"}
    assert found.panels == ()
    assert chart(frame=Frame("k", "", 3, is_group=True)).state == "hidden"


@settings(max_examples=40, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=20))
def test_numbers_and_names_never_overlap(counts):
    found = chart(
        *(attribute(f"手机查进度{at}", *one) for at, one in enumerate(counts))
    )

    for drawing in filter(None, (found.narrow, found.wide)):
        spots = [point.spot for point in drawing.points]
        labels = [spot.disc for spot in spots] + [
            line.box for spot in spots for line in spot.names
        ]
        assert not any(
            one.meets(two) for at, one in enumerate(labels) for two in labels[:at]
        )
