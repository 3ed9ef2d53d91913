"""Pages for phones: well-formed whatever came in, links that lead on."""

import pytest
from defusedxml import ElementTree

from engine.paper.xhtml import page, read


def bodied(html, link=lambda target: target):
    made = page(read(html), title="<题>", language="zh-Hans", style="a.css", link=link)
    ElementTree.fromstring(made)
    return made.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>甲<br>乙&nbsp;丙<p>丁", "<p>甲<br />乙\u00a0丙</p><p>丁</p>"),
        ('<img src=a.png alt="<x>">', '<img src="a.png" alt="&lt;x&gt;" />'),
        ("<!-- 甲 -- 乙 --><hr>", "<hr />"),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path/></svg>',
            '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path /></svg>',
        ),
        ('<a href="/x/?a=1&b=2">见</a>', '<a href="/x/?a=1&amp;b=2">见</a>'),
    ],
)
def test_html_becomes_well_formed(html, expected):
    assert bodied(html) == expected


def test_link_that_leads_nowhere_is_text():
    assert bodied('<a href="#x">见</a>', link={}.get) == "<a>见</a>"


def test_leaf_knows_what_it_holds():
    leaf = read('<p id="a"><img src="b.png"><svg id="c"></svg></p>')

    assert leaf.ids == {"a", "c"}
    assert leaf.pictures == {"b.png"}
    assert leaf.has_drawing
    assert not read("<p>").has_drawing
