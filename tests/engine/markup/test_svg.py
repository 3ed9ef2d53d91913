import re
from xml.etree import ElementTree as Trees

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.markup import svg

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def clean(inner: str, attributes: str = "") -> tuple[str, list[svg.Fault]]:
    content = f'<svg {NAMESPACE} viewBox="0 0 9 9" {attributes}>{inner}</svg>'
    return svg.clean(content.encode(), "x-", "Alt")


def faults(inner: str, attributes: str = "") -> list[tuple[str, object]]:
    found = clean(inner, attributes)[1]
    return [(message, values.get("what")) for message, values in found]


def test_drawing_keeps_what_it_shows_and_says():
    made, found = clean(
        '<title id="t">一</title><desc id="d">二 &lt;b&gt;</desc>'
        '<path class="figure-line" d="M0 0" fill="#fff" data-mark=""/>',
        'role="img" aria-labelledby="t d"',
    )

    assert made == (
        '<svg class="figure-drawing" role="img" viewBox="0 0 9 9"'
        ' aria-labelledby="x-t x-d"><title id="x-t">一</title>'
        '<desc id="x-d">二 &lt;b&gt;</desc>'
        '<path class="figure-line" d="M0 0" fill="#fff" data-mark=""></path></svg>'
    )
    assert found == []


def test_drawing_without_a_name_takes_the_alternative_text():
    made, _ = clean("", 'class="seal" id="a" width="9" x="1"')

    assert made == (
        '<svg class="figure-drawing seal" role="img" aria-label="Alt"'
        ' viewBox="0 0 9 9"></svg>'
    )


def test_references_follow_their_ids():
    made, found = clean(
        '<defs><clipPath id="c"><path id="p"/></clipPath></defs>'
        '<g clip-path="url(#c)"><use href="#p"/>'
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#p"/></g>'
        "<rect fill=\"url( '#c' ) none\"/>"
    )

    assert found == []
    assert 'clip-path="url(#x-c)"' in made
    assert made.count('<use href="#x-p">') == 2
    assert 'fill="url(#x-c) none"' in made


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<script>alert(1)</script>", (svg.BAD_ELEMENT, "script")),
        ("<style>a{}</style>", (svg.BAD_ELEMENT, "style")),
        ("<foreignObject><p/></foreignObject>", (svg.BAD_ELEMENT, "foreignObject")),
        ("<image href='a.png'/>", (svg.BAD_ELEMENT, "image")),
        ("<a href='#b'/>", (svg.BAD_ELEMENT, "a")),
        ("<animate/>", (svg.BAD_ELEMENT, "animate")),
        ("<svg/>", (svg.BAD_ELEMENT, "svg")),
        ("<title><path/></title>", (svg.BAD_ELEMENT, "path")),
        ("<defs><use href='#a'/></defs><g id='a'/>", (svg.BAD_ELEMENT, "use")),
        ("<g id='a'><use href='#a'/></g>", (svg.BAD_ELEMENT, "use")),
        ("<path style='fill:red'/>", (svg.BAD_ATTRIBUTE, "style")),
        ("<path onclick='x'/>", (svg.BAD_ATTRIBUTE, "onclick")),
        ("<use href='a.svg#b'/>", (svg.OUTSIDE, "a.svg#b")),
        ("<use href='javascript:a'/>", (svg.OUTSIDE, "javascript:a")),
        ("<path fill='url(//a.b)'/>", (svg.OUTSIDE, "url(//a.b)")),
        ("<path fill='URL(a#b)'/>", (svg.OUTSIDE, "URL(a#b)")),
        ("<path fill='url(#b)'/>", (svg.UNKNOWN_ID, "b")),
        ("<g aria-labelledby='b'/>", (svg.UNKNOWN_ID, "b")),
        ("<g id='b'/><g id='b'/>", (svg.DUPLICATE_ID, "b")),
    ],
)
def test_what_a_page_must_not_hold_is_refused(inner, expected):
    assert faults(inner) == [expected]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", svg.NOT_TEXT),
        (b"<svg viewBox='0'>", svg.NOT_XML),
        (b"", svg.NOT_XML),
        (b"<html/>", svg.NOT_SVG),
        (b"<svg/>", svg.NO_VIEW_BOX),
        (b"<!DOCTYPE svg><svg viewBox='0'/>", svg.DOCTYPE),
        (b"<svg viewBox='0'>" + b" " * svg.MOST_BYTES + b"</svg>", svg.TOO_LARGE),
        (b"<svg viewBox='0'>" + b"<g/>" * 6000 + b"</svg>", svg.TOO_MANY),
        (b"<svg viewBox='0'>" + b"<g>" * 50, svg.TOO_MANY),
        (b"<svg viewBox='0'>" + b"<script>" * 50, svg.TOO_MANY),
    ],
)
def test_drawing_that_cannot_be_used_is_refused(content, message):
    assert message in [fault[0] for fault in svg.clean(content, "x-", "a")[1]]


def test_entities_are_never_expanded():
    bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'

    assert svg.clean(bomb.encode(), "x-", "a") == ("", [(svg.DOCTYPE, {})])


def test_what_drawing_programs_add_is_dropped_in_silence():
    made, found = clean(
        '<i:view xmlns:i="http://i.org"><i:x/>字</i:view>'
        '<path xmlns:i="http://i.org" i:label="a" d="M0"/><!-- note -->',
        'version="1.1"',
    )

    assert found == []
    assert made.endswith('<path d="M0"></path></svg>')


def test_same_fault_is_told_once():
    assert faults("<a/><a/>") == [(svg.BAD_ELEMENT, "a")]


PARTS = st.sampled_from(
    [
        "<g",
        " id='a'",
        " fill='url(#a)'",
        ">",
        "</g>",
        "<script>",
        "</script>",
        "&lt;",
        "<title>",
        "</title>",
        "字",
        " x='",
        "&#60;img onerror=x&#62;",
        "<![CDATA[<b>]]>",
        "'",
        '"',
        "/>",
        "<use href='#a'",
        " href='javascript:x'",
        " onload='x'",
        "<!--",
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_what_comes_out_is_well_formed_and_only_what_is_listed(inner):
    made, _ = clean(inner)

    names = {element.tag for element in Trees.fromstring(made or "<svg/>").iter()}  # noqa: S314 (our own output)
    assert names <= {"svg", "g", "title", "use"}
    assert not re.search(r"<[^>]*\s(?:on\w+|href=\"(?!#))", made)
