"""Pages bound into a book: names of their own, links that lead on."""

import pytest

from engine.paper.binding import Mark, bind, ids, title_of


def bound(html):
    return bind(
        html,
        prefix="team",
        link=lambda address: None if address == "/dead/" else f"@{address}",
        picture=lambda source: f"pictures{source}",
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="roles">角色</h2>', '<h2 id="team.roles">角色</h2>'),
        ('<p lang="en" id="p1">x</p>', '<p lang="en" id="team.p1">x</p>'),
        ('<a href="#roles">见</a>', '<a href="#team.roles">见</a>'),
        ('<a href="/x/?a=1&amp;b=2">见</a>', '<a href="@/x/?a=1&amp;b=2">见</a>'),
        ('<a href="/dead/" title="t">见</a>', '<a  title="t">见</a>'),
        ('<img src="/a.png" alt="甲">', '<img src="pictures/a.png" alt="甲">'),
        ('<source src="/a.png">', '<source src="/a.png">'),
        (
            '<aside aria-labelledby="a b">x</aside>',
            '<aside aria-labelledby="team.a team.b">x</aside>',
        ),
        (
            '<svg viewBox="0 0 1 1"><use href="#dot"/></svg>',
            '<svg viewBox="0 0 1 1"><use href="#team.dot"/></svg>',
        ),
        (
            '<path fill="url(#ink)" d="M0"/>',
            '<path fill="url(#team.ink)" d="M0"/>',
        ),
        ('<p>id="x" &amp; &#8212;</p>', '<p>id="x" &amp; &#8212;</p>'),
        ("<!-- a --><!doctype html><br/>", "<!-- a --><!doctype html><br/>"),
    ],
)
def test_names_and_addresses_are_those_of_the_book(html, expected):
    assert bound(html).html == expected


def test_headings_never_skip_a_level():
    html = "<h3>甲</h3><h2>乙</h2><h4>丙</h4><h4>丁</h4><h3>戊</h3>"

    expected = "<h2>甲</h2><h2>乙</h2><h3>丙</h3><h4>丁</h4><h3>戊</h3>"
    assert bound(html).html == expected


def test_ids_of_a_page_are_found():
    assert ids('<p id="p1"><a data-id="x" id="b&amp;c">') == {"p1", "b&c"}


def test_contents_can_name_sections_figures_and_tables():
    html = (
        '<h2 id="calls">两通<b>电话</b>&amp;&#33;</h2><p>正文</p>'
        '<figure id="p2"><svg></svg>'
        "<figcaption><b>图 1</b>七个时刻。再说</figcaption></figure>"
        '<table id="p3"><caption>两种接法</caption></table>'
        "<h2>无名</h2><table><caption>无名</caption></table>"
    )

    assert bound(html).marks == (
        Mark("h2", "team.calls", "两通电话&!"),
        Mark("figcaption", "team.p2", "图 1\u3000七个时刻。再说"),
        Mark("caption", "team.p3", "两种接法"),
    )


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        ("图 1\u3000七个时刻。再说。", "图 1\u3000七个时刻"),
        ("图 1\u3000看见了吗？再说。", "图 1\u3000看见了吗？"),
        ("Figure 1\u3000Seven moments. More.", "Figure 1\u3000Seven moments"),
        ("两种接法", "两种接法"),
    ],
)
def test_title_of_a_figure_is_the_first_sentence_of_its_caption(caption, title):
    assert title_of(Mark("figcaption", "p1", caption)) == title
