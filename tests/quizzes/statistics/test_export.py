from decimal import Decimal

from engine.tables.writing import csv_stream
from quizzes.statistics import export, report
from tests.quizzes.statistics import gathered


def rows(made):
    return list(export.cells(report.of(made)))


def test_the_whole_quiz_comes_first():
    found = rows(gathered.a_class())

    assert found[0][:6] == [None, "整份测验", None, "平均分", 12, Decimal("1.083333")]
    assert found[0][-1] == "难易适中：平均一半到四分之三是常见的。"


def test_each_question_has_its_figures_and_its_options():
    found = [row for row in rows(gathered.a_class()) if row[0] == 1]

    facility, *others = found
    assert facility[1:6] == [
        "做得最对的是什么？",
        "第 1 版",
        "难度（通过率）",
        12,
        Decimal("0.500000"),
    ]
    assert facility[-1] == "没人选 C; 仅供参考"
    options = [row[3:] for row in others if str(row[3]).startswith("选了")]
    assert options[:2] == [
        ["选了 A", 12, 6, None, None, 0, 2, 4, None],
        ["选了 B", 12, 6, None, None, 4, 2, 0, "正确"],
    ]


def test_what_is_not_defined_is_empty():
    found = rows(gathered.a_class(9))

    discrimination = next(row for row in found if row[3] == "区分度")
    assert discrimination[4:8] == [9, None, None, None]


def test_a_survey_has_a_row_for_each_step():
    [pleased] = gathered.wordings(gathered.SURVEY)
    pleased = gathered.answered(pleased, ["2", "2", None])

    found = rows(gathered.of([pleased], n=3))

    steps = [row for row in found if row[0] == 1]
    assert [(row[3], row[4], row[5], row[-1]) for row in steps] == [
        ("选了 1", 2, 0, "不满意"),
        ("选了 2", 2, 2, "满意"),
    ]


def test_rows_fit_the_table():
    file = b"".join(csv_stream(export.table(), rows(gathered.a_class())))

    head, first, *_ = file.decode("utf-8-sig").splitlines()
    assert head.startswith("序号,题目,说法,指标,n,")
    assert first.startswith(",整份测验,,平均分,12,1.083333,")
