"""Spaces that Chinese readers expect and no author types."""

import pytest

from engine.paper.spacing import SPACE, spaced, spaced_html

SPACES = [
    ("1989年11月", "1989|年|11|月"),
    ("CS时代", "CS|时代"),
    ("卡诺Kano模型", "卡诺|Kano|模型"),
    ("系数β与δ", "系数|β|与|δ"),
    ("1989 年", "1989 年"),
    ("满意，CS", "满意，CS"),
    ("90%的人", "90%的人"),
    ("顾客满意", "顾客满意"),
    ("3C era", "3C era"),
]


@pytest.mark.parametrize(("text", "expected"), SPACES)
def test_han_and_latin_stand_a_space_apart(text, expected):
    assert spaced(text) == expected.replace("|", SPACE)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>CS时代</p>", "<p>CS|时代</p>"),
        ("<p>用<b>CS</b>经营</p>", "<p>用<b>|CS</b>|经营</p>"),
        ("<p>CS</p><p>时代</p>", "<p>CS</p><p>时代</p>"),
        ("<p>CS<br>时代</p>", "<p>CS<br>时代</p>"),
        ("<p>CS<br/>时代</p>", "<p>CS<br/>时代</p>"),
        ("<p>维持率<sup>1</sup></p>", "<p>维持率<sup>1</sup></p>"),
        ('<a title="CS时代">看</a>', '<a title="CS时代">看</a>'),
        ("<p>看<code>CS时代</code></p>", "<p>看<code>CS时代</code></p>"),
        (
            '<svg viewBox="0 0 1 1"><path d="M0"/><text>CS时代</text></svg>CS时代',
            '<svg viewBox="0 0 1 1"><path d="M0"/><text>CS时代</text></svg>CS|时代',
        ),
        ("<!-- CS时代 --><!doctype html>", "<!-- CS时代 --><!doctype html>"),
        ("甲&amp;A乙&#8212;B", "甲&amp;A|乙&#8212;B"),
        ("</code>CS时代", "</code>CS|时代"),
    ],
)
def test_only_words_of_one_line_of_text_are_spaced(html, expected):
    assert spaced_html(html) == expected.replace("|", SPACE)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("他说：“好。”", "他说：“好。”"),
        ("“好”", "[“]好”"),
        ("<li>（<b>“坏</b>", "<li>[（]<b>[“]坏</b>"),
        ("<p>好<br>「坏」", "<p>好<br>[「]坏」"),
        ("<p>好。<b>“坏”</b>，</p>", "<p>好[。]<b>“坏[”]</b>，</p>"),
        ("<p>好。</p><p>坏</p>", "<p>好。</p><p>坏</p>"),
        ("<p>好<b>“坏”</b></p>", "<p>好<b>“坏”</b></p>"),
    ],
)
def test_mark_at_the_start_or_across_a_tag_gives_up_its_empty_half(html, expected):
    marked = expected.replace("[", '<span class="half">').replace("]", "</span>")

    assert spaced_html(html) == marked


def test_mark_between_names_stays_with_the_one_before_it():
    assert spaced_html("伊丽莎白·莫瑞斯<b>·</b>") == (
        '伊丽莎<span class="whole">白·</span>莫瑞斯<b>·</b>'
    )


def test_texts_without_words_stay():
    assert spaced_html("<p>\n</p>\n<p>“</p>") == (
        '<p>\n</p>\n<p><span class="half">“</span></p>'
    )


def test_apostrophe_in_a_latin_word_is_narrow():
    assert spaced_html("don’t") == 'don<span class="narrow">’</span>t'
