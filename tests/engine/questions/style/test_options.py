import pytest

from engine.questions.style import options
from tests.engine.questions.style import asked


def found(*texts, **question):
    warned = options.warnings(asked.choice(*texts, **question))
    return [(one.line, one.message) for one in warned]


@pytest.mark.parametrize(
    "texts",
    [
        ("请领班代班，登门聆听，再联系机场", "打电话给机场", "去餐厅"),
        ("To make sure that the desk is staffed", "To call the airport", "To eat"),
    ],
)
def test_key_that_is_clearly_the_longest_is_named(texts):
    assert found(*texts) == [(3, options.LONGEST)]


@pytest.mark.parametrize(
    ("texts", "right"),
    [
        (("请领班代班再登门", "打电话给机场", "去餐厅"), "A"),
        (("一" * 20 + "了好久好久", "二" * 20, "去餐厅"), "A"),
        (("请领班代班，登门聆听，再联系机场", "打电话给机场", "去餐厅"), "B"),
        (("请领班代班，登门聆听，再联系机场", "打电话给机场", "去餐厅"), "AB"),
    ],
)
def test_key_that_is_little_longer_or_one_of_several_is_not(texts, right):
    assert found(*texts, right=right) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("先问一句", "一律照办", "从不答应"),
        ("Ask first", "Always say yes", "Never say yes"),
        ("先问一句", "一定照办"),
    ],
)
def test_absolute_words_in_wrong_options_only_are_named(texts):
    assert found(*texts) == [(1, options.ABSOLUTE)]


@pytest.mark.parametrize(
    "texts",
    [
        ("先问一句", "一律照办", "等他开口"),
        ("永远先问一句", "一律照办", "从不答应"),
        ("先问一句", "不一定照办", "在一定程度上照办"),
    ],
)
def test_absolute_words_that_tell_nothing_are_not(texts):
    assert found(*texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "以上都对",
        "以上皆非",
        "以上各项都不对。",
        "上述说法均正确",
        "以上都對",
        "全部正确",
        "都不是",
        "A和C",
        "A、B都对",
        "All of the above",
        "None of these.",
        "Both A and B",
    ],
)
def test_option_that_speaks_of_the_others_is_named(text):
    assert found("先问一句", "登门聆听", text) == [(5, options.CATCH_ALL)]


@pytest.mark.parametrize(
    "text",
    ["三个人都到齐了", "上面的单子先收走", "A组的记录", "Ad hoc", "全部材料", "都市"],
)
def test_option_about_the_matter_is_not(text):
    assert found("先问一句", "登门聆听", text) == []


def test_options_that_say_the_same_are_named_at_the_second():
    (warning,) = options.warnings(asked.choice("登门问了", "登门问", "等"))

    assert (warning.line, warning.message) == (4, options.ALIKE)
    assert warning.values == {"one": "A", "other": "B"}


@pytest.mark.parametrize(
    ("texts", "line", "letters"),
    [
        (("请领班代班，再登门", "等", "请领班代班"), 5, ("A", "C")),
        (("等", "请领班代班", "请领班代班，再登门"), 4, ("C", "B")),
    ],
)
def test_option_inside_another_is_named(texts, line, letters):
    (warning,) = options.warnings(asked.choice(*texts, right="AB"))

    assert (warning.line, warning.message) == (line, options.INSIDE)
    assert (warning.values["outer"], warning.values["inner"]) == letters
