import pytest

from engine.markup.text import count, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("顾客满意", 4),
        ("顾客，满意。", 4),
        ("P-E模型", 3),
        ("don't stop", 2),
        ("2026年1,000人", 4),
        ("——！？", 0),
        ("\U00020000", 1),
    ],
)
def test_reading_length_counts_characters_and_words(text, expected):
    assert count(text) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一</p><p>二</p>", "一\n二"),
        ("<b>一</b> &amp; <i>二</i>", "一 & 二"),
        ("<ul>\n<li>一</li>\n<li>二<br>三</li>\n</ul>", "一\n二\n三"),
        ('<p title="a">&lt;b&gt;</p>', "<b>"),
        ("", ""),
    ],
)
def test_plain_text_has_a_line_for_each_block(html, expected):
    assert plain(html) == expected
