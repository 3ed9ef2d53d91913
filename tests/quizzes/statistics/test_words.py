from dataclasses import replace
from fractions import Fraction

import pytest

from engine.measures.flags import Code, Flag
from engine.measures.intervals import Interval
from quizzes.statistics import report, words
from quizzes.statistics.picking import Option
from quizzes.statistics.report import Figure, Scale
from quizzes.statistics.sittings import Which
from tests.quizzes.statistics import gathered


@pytest.fixture
def found():
    return report.of(gathered.a_class())


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (Figure("facility", 0.75), "75.0%"),
        (Figure("discrimination", -0.1234), "−12.3%"),
        (Figure("mean", 2.375, scale=Scale.POINTS), "2.38"),
        (Figure("kr20", 0.505263, scale=Scale.PLAIN), "0.51"),
        (Figure("alpha", None), "—"),
    ],
)
def test_a_number_is_rounded_only_where_it_is_shown(figure, value):
    assert words.value(figure) == value


def test_an_interval_has_two_ends():
    assert words.interval(Figure("facility", 0.5, Interval(0.25, 0.755))) == (
        "25.0% 至 75.5%"
    )
    assert words.interval(Figure("facility", 0.5)) == "—"


def test_the_mean_says_of_what():
    figure = Figure("mean", 2.375, scale=Scale.POINTS)

    assert words.mean(figure, Fraction(4)) == "2.38（满分 4，59.4%）"
    assert words.mean(figure, None) == "2.38"


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (Figure("mean", 0.9), "对这些人偏难：平均不到一半。"),
        (Figure("mean", 1.0), "难易适中：平均一半到四分之三是常见的。"),
        (Figure("mean", 1.5), "对这些人偏易；人人必会的内容，可以这样。"),
        (Figure("median", 1.0), "一半的人至少得了这么多分。"),
        (Figure("skewness", -0.9), "多数人得分高，少数人落下很远。"),
        (Figure("skewness", 0.0), "高分和低分的人数大致相当。"),
        (Figure("kurtosis", 2.0), "多数分数挤在一起，少数离得很远。"),
        (Figure("alpha", 0.5), "不足以分出高下：不要单凭它作决定。"),
        (Figure("alpha", 0.8), "良好：各题考的是同一件事。"),
        (
            Figure("alpha", None),
            "至少要有两道题、人人相同，而且总分有高低，才能计算。",
        ),
        (
            Figure("standard-error", None),
            "至少要有两道题、人人相同，而且总分有高低，才能计算。",
        ),
        (Figure("skewness", None), "作答太少，或人人得分一样，无法计算。"),
    ],
)
def test_each_figure_of_the_whole_has_one_plain_sentence(found, figure, sentence):
    assert words.sentence(figure, found) == sentence


def test_a_mean_of_nothing_is_hard(found):
    nothing = replace(found, out_of=None)

    assert words.sentence(Figure("mean", 0.0), nothing) == (
        "对这些人偏难：平均不到一半。"
    )


def test_every_figure_of_a_report_has_words(found):
    for figure in found.whole:
        assert words.LABELS[figure.code]
        assert words.sentence(figure, found)


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [
        (Flag(Code.UNCHOSEN, ("3",)), "没人选 C"),
        (Flag(Code.UNCHOSEN, ("1", "3")), "没人选 A 或 C"),
        (
            Flag(Code.TOP_ASTRAY, ("1",)),
            "前三分之一的人选 A 的比选正确答案的还多",
        ),
        (Flag(Code.CHECK_KEY), "答对的人反而分低：检查答案"),
        (Flag(Code.ORIENTATION), "仅供参考"),
    ],
)
def test_a_flag_speaks_plainly(found, flag, sentence):
    assert words.flag(flag, found.rows[0]) == sentence


@pytest.mark.parametrize("code", Code)
def test_every_flag_has_words(found, code):
    assert words.flag(Flag(code, ("1",)), found.rows[0])


def test_only_what_is_wrong_is_an_alarm():
    alarms = [code for code in Code if words.is_alarm(Flag(code))]

    assert alarms == [Code.CHECK_KEY, Code.TOP_ASTRAY]


@pytest.mark.parametrize(
    ("option", "name"),
    [
        (Option("2", "B", "派人登门"), "B"),
        (Option("门", "", "门", is_typed=True), "门"),
        (Option("", "", ""), "未作答"),
    ],
)
def test_an_option_is_called_for_short(option, name):
    assert words.name(option) == name


@pytest.mark.parametrize(
    ("first", "last", "since"),
    [(0, 0, "来自别的测验"), (3, 3, "第 3 版"), (1, 4, "第 1 至 4 版")],
)
def test_a_wording_says_when_it_was_asked(first, last, since):
    assert words.since(first, last) == since


def test_html_becomes_the_text_of_a_cell():
    assert words.plain("<b>5</b> &lt; 6\n ?") == "5 < 6 ?"


def test_counts_have_words():
    assert words.attempts(12) == "12 次作答"
    assert words.void(1) == "有 1 道题已作废，不再计分，也不列在这里。"
    assert set(words.WHICH) == set(Which)
