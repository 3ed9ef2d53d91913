import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.markup.page import fragment
from engine.markup.text import plain as text_of
from engine.questions.exchange import texts
from tests.engine.questions import examples

SIGNS = st.text(alphabet="a1 .*_[]()<>&{}#=|~!:+-/`\\、（）①；", max_size=30)


@given(line=SIGNS)
@example(line="{1=}")
@example(line="{ #a}")
@example(line="{: a=b}")
@settings(max_examples=60, deadline=None)
def test_escaped_text_shows_what_was_written(line):
    html, problems = fragment(
        texts.escaped(f"x\n{line}"), line=1, surroundings=examples.surroundings()
    )

    shown = "".join(text_of(html).split())
    assert problems == []
    assert shown.removeprefix("x") in {
        "".join(line.split()),
        "".join(line.replace("•", "-").split())[1:],  # a bullet is shown as one
    }


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("一\n二", "一\n\n二"),
        ("- a\n• b\nc", "- a\n- b\n\nc"),
        (
            "x\n1. a\n（1）b\n① c\n2、d",
            "x\n\n&#49;. a\n\n&#65288;1）b\n\n&#9312; c\n\n&#50;、d",
        ),
        ("a < b & c &amp; {#x}", "a &lt; b & c &amp;amp; \\{#x}"),
        ("= 3", "&#61; 3"),
        ("# x", "\\# x"),
        ("x\n---", "x\n\n\\---"),
        ("x\n===", "x\n\n&#61;=="),
    ],
)
def test_plain_text_becomes_harmless_markdown(text, markdown):
    assert texts.escaped(text) == markdown


@pytest.mark.parametrize(
    ("markdown", "plain", "is_lost"),
    [
        (r"2\*3 &lt; 7", "2*3 < 7", False),
        ("**重**点", "重点", True),
        ("`a` [词](http://x.org)", "a 词", True),
        ("a * b", "a * b", False),
    ],
)
def test_markdown_becomes_plain_and_says_if_form_was_lost(markdown, plain, is_lost):
    assert texts.plain(markdown) == (plain, is_lost)


@pytest.mark.parametrize(
    ("text", "prompt", "material"),
    [
        ("一行", "一行", ""),
        ("一行\n\n二行", "一行", "二行"),
        ("一\n二\n\n三", "一二", "三"),
        ("a\nb", "a b", ""),
        ("a\n- b", "a", "- b"),
        ("- a\n- b", "", "- a\n- b"),
        ("&#49;. a", "1. a", ""),
        ("", "", ""),
    ],
)
def test_first_paragraph_is_what_is_asked(text, prompt, material):
    assert texts.parted(text) == (prompt, material)


def test_pictures_are_taken_out_with_their_names():
    assert texts.without_pictures('a ![图](b.svg "题") c') == ("a 图 c", ["b.svg"])
