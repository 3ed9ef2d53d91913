import time

import pytest

from engine.questions.exchange import hypertext
from engine.questions.exchange.cards import Deck


def markdown(html):
    deck = Deck("x")
    return hypertext.markdown(html, line=7, deck=deck), deck


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<h3>题</h3><p>a</p><h3></h3>", "**题**\n\na"),
        ("<p>a&nbsp;b</p><p>c</p>", "a b\n\nc"),
        ("<b>a</b> <i>b</i>", "**a** *b*"),
        ('<a href="http://x.org">x</a> <a href="y.htm">y</a>', "[x](http://x.org) y"),
        ("<p>1. a</p><p># b</p>", "&#49;. a\n\n\\# b"),
        ("2 < 3<br>b<!-- c -->", "2 &lt; 3  \nb"),
        (
            "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
            "| a |\n| --- |\n| b |",
        ),
        ("<script>x</script><p>a</p>", "a"),
        ("$$x_1$$ <b>a</b>", "$$x\\_1$$ **a**"),
        ("plain *", "plain \\*"),
    ],
)
def test_html_becomes_markdown(html, told):
    assert markdown(html)[0] == told


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<img src="@@PLUGINFILE@@/a%20b.png" alt="x">', "a b.png"),
        ('<img src="data:image/png;base64,AA" alt="图">', "图"),
        ("<img>", "picture"),
    ],
)
def test_pictures_are_named(html, name):
    deck = markdown(html)[1]

    assert [one.values["name"] for one in deck.notes] == [name]
    assert deck.notes[0].line == 7


@pytest.mark.parametrize(
    "html",
    ["<b>" * 60, "<p>" + "<br>" * 4000, "<p>" + "a" * 70_000],
)
def test_knotted_html_is_refused(html):
    text, deck = markdown(html)

    assert text == ""
    assert len(deck.problems) == 1


@pytest.mark.parametrize("piece", ["<", "<a ", "&", "</", "<!", "<b>x</b>", "[", "_*"])
def test_hostile_html_costs_no_time(piece):
    started = time.monotonic()

    markdown("<p>" + piece * (50_000 // len(piece)))

    assert time.monotonic() - started < 5
