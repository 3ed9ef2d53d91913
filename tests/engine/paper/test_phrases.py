"""Where a large title may not break."""

import pytest

from engine.paper.phrases import phrased


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("第五章　使命、理念与远景", "第五章　使命、[理念与远景]"),
        ("破冰：起一个组名，定一句口号", "破冰：起一个组名，[定一句口号]"),
        ("CRM的定义与忠诚的好处", "CRM的定义与忠诚[的好处]"),
        ("他说：“好。”又走了", "他说：“好。”[又走了]"),
        ("综合实战：诊断这一扇医保的窗口", "综合实战：诊断这一扇医保[的窗口]"),
        ("变革<em>三步骤</em>", "变革<em>三步骤</em>"),
        ("三种公司", "三种公司"),
        ("Moments of truth: a ladder", "Moments of truth: a ladder"),
    ],
)
def test_end_of_a_title_is_not_parted(title, expected):
    marked = expected.replace("[", '<span class="whole">').replace("]", "</span>")
    assert phrased(f'<h2 id="a">{title}</h2>') == f'<h2 id="a">{marked}</h2>'


def test_what_is_no_title_stays_as_it_is():
    html = "<p>使命、理念与远景</p><h4>使命、理念</h4>"

    assert phrased(html) == html
