import pytest

from engine.markup.style import wording
from engine.markup.style.prose import Paragraph


def said(text, *, block="", language="zh-Hans"):
    found = wording.warnings(
        Paragraph(7, text, block), path="one.md", language=language
    )
    return [(one.line, one.message, one.values) for one in found]


def messages(text, **where):
    return [message for _, message, _ in said(text, **where)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("字" * 80 + "。" + "字" * 80, "zh-Hans", []),
        ("字" * 81 + "。", "zh-Hans", [wording.LONG]),
        ("word " * 45 + ".", "en", []),
        ("word " * 46 + ".", "en", [wording.LONG]),
        ("Wort " * 46 + ".", "de", [wording.LONG]),
    ],
)
def test_long_sentence_is_named(text, language, expected):
    assert messages(text, language=language) == expected


def test_long_sentence_tells_its_line_its_length_and_its_beginning():
    assert said("短。" + "很" * 90 + "。") == [
        (7, wording.LONG, {"count": 90, "start": "很" * 12, "most": 80})
    ]


def test_quotation_may_be_long():
    assert messages("字" * 90, block="quote") == []


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("他说,好", [","]),
        ("好(真的)。", ["(", ")"]),
        ("完了.", ["."]),
        ('他说"好"', ['"', '"']),
        ("3.5分，A/B，1:30，CRM (Customer)", []),
        ("全是全角：好，对吗？（对）", []),
    ],
)
def test_narrow_sign_beside_a_character_is_named(text, signs):
    assert [values["sign"] for _, _, values in said(text)] == signs


def test_narrow_signs_are_right_in_english():
    assert messages("顾客, customer: yes", language="en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("顾客来了，客户走了。", [wording.OTHER_NAME]),
        ("顾客与客户关系管理，老客户，客户满意。", []),
        ("顾客说“客户是谁”。", []),
        ("客户走了。", []),
    ],
)
def test_thing_with_two_names_beside_each_other_is_named(text, expected):
    assert messages(text) == expected


def test_quotation_keeps_its_own_names():
    assert messages("顾客来了，客户走了。", block="quote") == []
