import pytest

from courses.numerals import numeral


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_small_numbers_are_written_in_chinese(number, words):
    assert numeral(number, language="zh-hans") == words


def test_other_languages_write_figures():
    assert numeral(12, language="en") == "12"
