import pytest

from engine.markup import links
from tests.engine.markup import making


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](marriott.md)", '<a href="/marriott/">a</a>'),
        ("[a](<marriott.md> 'b')", '<a href="/marriott/" title="b">a</a>'),
        ("[a](marriott.md#heard)", '<a href="/marriott/#heard">a</a>'),
        ("[a][m]\n\n[m]: marriott.md", '<a href="/marriott/">a</a>'),
        ("[a](https://a.b/?c=d)", '<a href="https://a.b/?c=d">a</a>'),
        ("[a](mailto:a@b.c)", '<a href="mailto:a@b.c">a</a>'),
        ("<https://a.b>", '<a href="https://a.b">https://a.b</a>'),
        ("[a](marriott.md){.next}", '<a class="next" href="/marriott/">a</a>'),
        ("[![a](hall.jpg)](marriott.md)", '<a href="/marriott/"><img alt="a"'),
    ],
)
def test_link_leads_to_its_address(source, expected):
    assert expected in making.html(source)


def test_link_may_lead_to_a_place_of_the_page():
    source = "[甲](#a) [乙](#丙)\n\n## 甲 {#a}\n\n## 丙"

    assert '<a href="#a">甲</a> <a href="#丙">乙</a>' in making.html(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("字\n[a](gone.md)", [(2, links.DEAD_LINK)]),
        ("[a](gone.md) [b](gone.md)", [(1, links.DEAD_LINK)]),
        ("[a](gone.md)\n[b](gone.md)", [(1, links.DEAD_LINK), (2, links.DEAD_LINK)]),
        ("[a][b]\n\n[b]: gone.md", [(3, links.DEAD_LINK)]),
        ("[a][b]\n\n[b]:\n", [(3, links.NO_TARGET)]),
        ("|a|b|\n|-|-|\n|c|[d](gone.md)|", [(3, links.DEAD_LINK)]),
        ("字[^1]\n\n[^1]: [d](gone.md)", [(3, links.DEAD_LINK)]),
        ("[a]()", [(1, links.NO_TARGET)]),
        ("[a](#)", [(1, links.NO_TARGET)]),
        ("[a](javascript:alert)", [(1, links.BAD_SCHEME)]),
        ("[a](JavaScript:alert)", [(1, links.BAD_SCHEME)]),
        ("[a](data:text/html,b)", [(1, links.BAD_SCHEME)]),
        ("[a](//b.c/d)", [(1, links.BAD_SCHEME)]),
        ("字\n\n[a](#gone)", [(3, links.DEAD_ANCHOR)]),
        ("[a](#密)\n\n/// trainer\n{#}\n///", [(1, links.DEAD_ANCHOR)]),
    ],
)
def test_link_to_nowhere_is_told_at_its_line(source, expected):
    assert making.mistakes(source) == expected


def test_links_in_code_are_left_alone():
    assert making.html("`[a](gone.md)` \\[b](gone.md)") == (
        '<p id="p1"><code>[a](gone.md)</code> [b](gone.md)</p>'
    )


def test_trainers_may_link_to_places_of_the_lesson():
    source = "## 甲 {#a}\n\n/// trainer\n[甲](#a)\n///"

    assert '<a href="#a">甲</a>' in making.trainer_html(source)
