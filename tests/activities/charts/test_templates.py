"""What the templates make of charts: the same numbers again, and nothing of authors."""

import re
from fractions import Fraction
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from activities.charts import gap, quadrants, samples
from activities.charts.frame import Frame
from engine.measures.gap import Pair, survey
from engine.measures.quadrants import Attribute, grid

SHOWN = [(name, one) for name, one in samples.shown() if one.state == "shown"]
OTHERS = [(name, one) for name, one in samples.shown() if one.state != "shown"]
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
HOSTILE = "<script>alert(1)</script> & “好”"


class Reader(HTMLParser):
    """Reads the rows of a table, and the words outside of drawings."""

    def __init__(self):
        super().__init__()
        self.rows = []
        self.ids = []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())


def name_of(case):
    return case.frame.id if hasattr(case, "frame") else ""


def rendered(name, chart):
    return render_to_string(f"activities/charts/{name}.html", {"chart": chart})


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize(("name", "chart"), SHOWN, ids=name_of)
def test_each_drawing_has_a_name_and_words(name, chart):
    html = rendered(name, chart)

    drawings = [ElementTree.fromstring(one) for one in SVG.findall(html)]  # noqa: S314  # our own
    pictures = [one for one in drawings if one.get("role") == "img"]
    names = [f"{{http://www.w3.org/2000/svg}}{name}" for name in ("title", "desc")]
    for one in pictures:
        told = [each for name in names for each in one.findall(name)]
        ids = [each.get("id") for each in told]
        assert one.get("aria-labelledby", "").split() == ids
        assert all((each.text or "").strip() for each in told)
    assert pictures
    assert all(
        one.get("aria-hidden") == "true" for one in drawings if one not in pictures
    )


@pytest.mark.parametrize(("name", "chart"), SHOWN, ids=name_of)
def test_each_chart_tells_its_n_and_has_a_table(name, chart):
    html = rendered(name, chart)

    assert f"n = {chart.frame.n}" in html
    assert html.count("<table") == html.count("图中的数字") == 1


@pytest.mark.parametrize(("name", "chart"), OTHERS, ids=name_of)
def test_chart_with_nothing_to_show_says_so(name, chart):
    html = rendered(name, chart)

    words = {"empty": "暂无数据", "hidden": "人数太少，暂不显示"}
    assert words[chart.state] in html
    assert f"n = {chart.frame.n}" in html
    assert "<svg" not in html
    assert "<td" not in html


def test_ids_of_a_page_of_charts_are_unique():
    ids = read("".join(rendered(name, one) for name, one in samples.shown())).ids

    assert len(ids) == len(set(ids))


def test_table_of_gaps_has_the_numbers_of_the_bars():
    group = gap.Group("a", "可靠", {"1": "准时", "2": "清楚"})
    answers = [{"1": Pair(5, 3), "2": Pair(4, 4)}] * 6
    chart = gap.chart(
        Frame("g", "差距", 6), survey(answers, {"a": group.items}), [group]
    )

    rows = read(rendered("gap", chart)).rows

    assert rows == [
        ["项目", "n", "期望", "感知", "差距"],
        ["可靠", "6", "4.50", "3.50", "−1.00"],
        ["准时", "6", "5.00", "3.00", "−2.00"],
        ["清楚", "6", "4.00", "4.00", "0.00"],
        ["各维度均值", "6", "4.50", "3.50", "−1.00"],
    ]


def test_table_of_quadrants_has_the_numbers_of_the_points():
    found = grid([Attribute("准时", Fraction(9, 2), 2, 7), Attribute("清楚", 4, 4, 7)])
    html = rendered("quadrants", quadrants.chart(Frame("q", "四方图", 7), found))

    assert read(html).rows == [
        ["序号", "项目", "重要度", "绩效", "n", "位置"],
        ["1", "准时", "4.50", "2.00", "7", "修补区"],
        ["2", "清楚", "4.00", "4.00", "7", "维持区"],
        ["", "均值，即分界线", "4.25", "3.00", "", ""],
    ]
    assert "重要度 ↑　虚线为均值 4.25" in html
    assert "绩效表现 →　虚线为均值 3.00" in html
    assert "要紧而还没做好的是：准时。" in html


@pytest.mark.parametrize(
    "name", ["levels", "kano", "means", "path", "counts", "places"]
)
def test_other_tables_have_a_row_for_each_of_the_chart(name):
    chart = next(one for found, one in SHOWN if found == name)
    listed = {"path": "stops", "counts": "moments"}.get(name, "rows")

    rows = read(rendered(name, chart)).rows

    assert len(rows) - 1 == len(getattr(chart, listed))


def test_point_on_the_line_is_told():
    found = grid([Attribute("准时", 4, 2, 7), Attribute("清楚", 4, 4, 7)])

    html = rendered("quadrants", quadrants.chart(Frame("q", "四方图", 7), found))

    assert "位于分界线（虚线圈）：1、2 号。" in html


def test_author_text_is_escaped_everywhere():
    found = grid([Attribute(HOSTILE, 5, 2, 7), Attribute("清楚", 4, 4, 7)])
    answers = [{"1": Pair(5, 3)}]
    group = gap.Group("a", HOSTILE, {"1": HOSTILE})
    charts = [
        ("quadrants", quadrants.chart(Frame("q", HOSTILE, 7), found)),
        (
            "gap",
            gap.chart(
                Frame("g", HOSTILE, 1), survey(answers, {"a": group.items}), [group]
            ),
        ),
    ]

    html = "".join(rendered(name, one) for name, one in charts)

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&amp;lt;" not in html
