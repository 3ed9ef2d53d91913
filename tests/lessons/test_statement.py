import pytest

from lessons import statement


@pytest.mark.parametrize(
    ("asked", "language", "begins"),
    [
        ("yes", "zh-Hans", "我已阅读并理解"),
        ("Yes", "zh-Hant", "我已閱讀並理解"),
        ("true", "en", "I have read"),
        ("yes", "fr", "我已阅读并理解"),
        ("我知道什么时候要报火警。", "zh-Hans", "我知道什么时候要报火警。"),
    ],
)
def test_the_words_are_the_authors_or_the_usual_ones(asked, language, begins):
    assert statement.of(asked, language=language).startswith(begins)


@pytest.mark.parametrize("asked", ["", "no", "false"])
def test_nobody_is_asked_where_the_author_does_not(asked):
    assert statement.of(asked, language="zh-Hans") == ""
