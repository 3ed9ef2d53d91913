import pytest

from engine.markup import leftovers
from engine.markup.page import Audience, render
from tests.engine.markup import making


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("字\n\n<div>一</div>", [(3, leftovers.BAD_TAG)] * 2),
        ("- <script>x()</script>", [(1, leftovers.BAD_TAG)] * 2),
        ("<!-- 秘密 -->", [(1, leftovers.BAD_TAG)]),
        ("<sub>一", [(1, leftovers.BAD_TAG)]),
        ("<sub class='a'>一</sub>", [(1, leftovers.BAD_TAG)] * 2),
        ("<img src=x onerror=y>", [(1, leftovers.BAD_TAG)]),
        ("字[^9]", [(1, leftovers.NO_FOOTNOTE)]),
        ("[^1]: 一\n\n/// trainer\n字[^1]\n///", [(4, leftovers.NO_FOOTNOTE)]),
        ("字\n[a](marriott.md", [(2, leftovers.OPEN_LINK)]),
        ("字 {#a} 字", [(1, leftovers.STRAY_ATTRIBUTES)]),
        ("*字*{onclick=x}", [(1, leftovers.BAD_ATTRIBUTES)]),
        ("*字*{style='a:b'}", [(1, leftovers.BAD_ATTRIBUTES)]),
        ("字\n\n[a](marriott.md){href=javascript:x}", [(3, leftovers.BAD_ATTRIBUTES)]),
        ("![a](hall.jpg){src=x.jpg}", [(1, leftovers.BAD_ATTRIBUTES)]),
    ],
)
def test_what_markdown_does_not_understand_is_told_at_its_line(source, expected):
    assert making.mistakes(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b > c，P<E", "a &lt; b &gt; c，P&lt;E"),
        ("`<div>` `[^1]` `{#a}`", "<code>&lt;div&gt;</code>"),
        ("\\<div> \\[^1] \\{#a}", "&lt;div&gt; [^1] {#a}"),
        ("{变量} {a}", "{变量} {a}"),
        ("*a*{lang=en title='b'}", '<em lang="en" title="b">a</em>'),
        ("H<sub>2</sub>O<br>x", "H<sub>2</sub>O<br>"),
        ("<ruby>汉<rt>hàn</rt></ruby>", "<ruby>汉<rt>hàn</rt></ruby>"),
        ("<mark>**a**</mark>", "<mark><strong>a</strong></mark>"),
    ],
)
def test_what_is_meant_as_it_stands_is_left_alone(source, expected):
    assert expected in making.line_html(source)


def test_refused_attributes_leave_the_element_as_it_was():
    made, _ = render(
        "[a](marriott.md){href=javascript:x .b}",
        first_line=1,
        surroundings=making.surroundings(),
    )

    assert '<a class="b" href="/marriott/">a</a>' in made.html[Audience.TRAINEE]
