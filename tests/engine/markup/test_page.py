import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.markup.page import (
    PLAIN,
    Audience,
    Heading,
    Passage,
    fragment,
    render,
    slots,
)
from tests.engine.markup import making

LESSON = """\
导言。

## 那一晚 {#night}

取消订餐[^1]。

/// trainer | 讲授提示
机密 secret
///

### 然后

/// check
## 为什么？ {#why}
- [x] 语气
///

[^1]: 教材所载。
"""


def test_page_lists_its_headings():
    made = making.page(LESSON)

    assert made.headings == (Heading(2, "night", "那一晚"), Heading(3, "然后", "然后"))


def test_passages_hold_the_text_of_each_section():
    made = making.page("导言。\n\n## 甲 {#a}\n\n一 **二**\n\n- 三\n\n### 乙\n\n四")

    assert made.passages == (
        Passage("", "", "导言。"),
        Passage("甲", "a", "一 二\n三"),
        Passage("乙", "乙", "四"),
    )


def test_page_without_introduction_has_no_passage_for_it():
    assert making.page("## 甲\n\n字").passages == (Passage("甲", "甲", "字"),)


def test_trainers_text_is_shown_to_trainers_only():
    made = making.page(LESSON)

    assert "机密 secret" in made.html[Audience.TRAINER]
    assert "机密" not in made.html[Audience.TRAINEE]
    assert "讲授提示" not in made.html[Audience.TRAINEE]
    assert all("机密" not in passage.text for passage in made.passages)


def test_both_audiences_resume_at_the_same_ids():
    made = making.page("一\n\n/// trainer\n密\n///\n\n二")

    assert made.html[Audience.TRAINEE] == '<p id="p1">一</p>\n\n<p id="p2">二</p>'
    assert '<p id="p2">二</p>' in made.html[Audience.TRAINER]


def test_every_block_at_the_top_carries_an_id():
    made = making.html("一\n\n- 二\n\n## 三 {#three}\n\n四\n{#four}\n\n五")

    assert made == (
        '<p id="p1">一</p>\n<ul id="p2">\n<li>二</li>\n</ul>\n'
        '<h2 id="three">三</h2>\n<p id="four">四</p>\n<p id="p3">五</p>'
    )


def test_characters_count_chinese_characters_and_other_words():
    assert making.page("## 顾客\n\nHello 世界 42").characters == 6


def test_pictures_are_named_once_in_the_order_of_use():
    source = "![a](hall.jpg)\n\n![b](steps.svg)\n\n![c](hall.jpg)"

    assert making.page(source).pictures == ("opening/hall.jpg", "opening/steps.svg")


def test_emphasis_stands_next_to_chinese_punctuation():
    assert making.line_html("**注意：**请") == "<strong>注意：</strong>请"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一\n二", "一二"),
        ("**一**\n二", "<strong>一</strong>二"),
        ("一，\n*二*", "一，<em>二</em>"),
        ("one\ntwo", "one\ntwo"),
        ("一\ntwo", "一\ntwo"),
        ("`一`\n`二`", "<code>一</code><code>二</code>"),
    ],
)
def test_line_break_between_two_chinese_characters_vanishes(source, expected):
    assert making.line_html(source) == expected


def test_lines_of_code_are_not_joined():
    assert making.html("```\n一\n二\n```") == (
        '<div class="code" id="p1"><pre><code>一\n二\n</code></pre></div>'
    )


@pytest.mark.parametrize(
    ("language", "word"),
    [("zh-Hans", "图 1"), ("zh-Hant", "圖 1"), ("en", "Figure 1"), ("fr", "图 1")],
)
def test_words_follow_the_language_of_the_course(language, word):
    made = making.html('![a](hall.jpg "b")', language=language)

    assert f"<b>{word}</b>b</figcaption>" in made


def test_markdown_of_a_lesson_is_made_into_html():
    made = making.html("A[^1]\n\nT\n:   D\n\n|a|b|\n|-|-:|\n|1|2|\n\n[^1]: N")

    assert made == (
        '<p id="p1">A<sup id="fnref-0-1"><a class="footnote-ref" href="#fn-0-1">1</a>'
        '</sup></p>\n<dl id="p2">\n<dt>T</dt>\n<dd>D</dd>\n</dl>\n'
        '<table id="p3">\n<thead>\n<tr>\n<th scope="col">a</th>\n'
        '<th data-align="right" scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td>1</td>\n<td data-align="right">2</td>\n</tr>\n</tbody>\n</table>\n'
        '<div class="footnote" id="p4">\n<hr>\n<ol>\n<li id="fn-0-1">\n'
        '<p>N&nbsp;<a class="footnote-backref" href="#fnref-0-1"'
        ' title="回到正文的注 1">↩</a></p>\n</li>\n</ol>\n</div>'
    )


def test_first_line_shifts_every_report():
    found = making.problems("字\n\n[a](gone.md)", first_line=9)

    assert [problem.line for problem in found] == [11]


def test_slots_are_found_without_making_the_page():
    page, _ = render(LESSON, first_line=7, surroundings=making.surroundings())

    assert slots(LESSON, first_line=7) == page.slots


def test_fragment_of_one_paragraph_stands_in_a_line():
    assert making.line_html("他说 *不*") == "他说 <em>不</em>"


def test_fragment_of_several_blocks_keeps_them():
    assert making.line_html("一\n\n- 二") == "<p>一</p>\n<ul>\n<li>二</li>\n</ul>"


def test_fragment_may_hold_a_figure_without_a_number():
    made = making.line_html('![a](hall.jpg "b")')

    assert made == (
        '<figure class="figure"><img alt="a" loading="lazy" src="/pictures/hall.jpg">'
        '<figcaption class="figure-caption">b</figcaption></figure>'
    )


def test_fragment_beyond_the_limits_is_empty():
    made, found = fragment("[" * 999, line=3, surroundings=making.surroundings())

    assert made == ""
    assert [problem.line for problem in found] == [3]


def test_page_beyond_the_limits_is_empty():
    made, found = render(
        "## 甲\n\n" + "[" * 999, first_line=1, surroundings=making.surroundings()
    )

    assert made.html[Audience.TRAINER] == ""
    assert [problem.line for problem in found] == [3]


PIECES = st.sampled_from(
    "/// |/// note|/// trainer|/// check|/// write \\| lines: 3|/// compare|/// steps"
    "|///|```|~~~|``` {.x}|# |## 甲 {#a}|### |- |  - |1. |> |!!! note|    |[^1]|[^1]: "
    '|[a](|](b.md)|![|![a](steps.svg "b")|{#|}|{.a #b}|{lang=en}|<b>|<sub>|</sub>|<!--'
    "|-->|<br>|\\||a\\|b\n-\\|-|*|**|_|`|:   |\\\\|&#xFDD2;|&#64976;"
    "|\ufdd0|\ufdd2t0\ufdd3"
    "|\n|\n|\n|\n\n|\n\n|字|secret| |\t|[x]: y|<http://a.b>|---|===|\x02|\x03".replace(
        "\\|", "\x00"
    ).split("|")
).map(lambda piece: piece.replace("\x00", "|"))
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_render_never_raises_and_always_says_the_same(source):
    first = render(source, first_line=1, surroundings=making.surroundings())
    second = render(source, first_line=1, surroundings=making.surroundings())

    assert first == second
    lines = source.count("\n") + source.count("\r") + 1
    assert all(1 <= problem.line <= lines for problem in first[1])
    assert all(str(problem) for problem in first[1])
    assert not any("\ufdd0" <= sign <= "\ufdef" for sign in str(first[0]))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_fragment_never_raises(source):
    made, found = fragment(source, line=1, surroundings=making.surroundings())

    assert not any("\ufdd0" <= sign <= "\ufdef" for sign in made)
    assert all(str(problem) for problem in found)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_trainers_text_never_reaches_a_trainee(before, after):
    source = f"{before.replace('secret', '')}\n\n/// trainer\nXYZZY *XYZZY*\n///\n"
    made, _ = render(
        f"{source}\n{after}", first_line=1, surroundings=making.surroundings()
    )

    is_in_code = "XYZZY" in made.html[Audience.TRAINEE]
    assert not is_in_code or "`" in before or "~~~" in before


@given(st.from_regex(PLAIN, fullmatch=True))
def test_plain_words_come_out_as_if_they_had_been_read(text):
    """A second line makes the reader read them, and parts off no more than itself."""
    read, problems = fragment(
        f"{text}\n\nEnd.", line=1, surroundings=making.surroundings()
    )

    assert fragment(text, line=1, surroundings=making.surroundings()) == (text, [])
    assert (read, problems) == (f"<p>{text}</p>\n<p>End.</p>", [])
