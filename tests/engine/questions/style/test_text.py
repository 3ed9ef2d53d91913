import pytest

from engine.questions.style import text


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("她**听出**了*苦恼*", "她听出了苦恼"),
        ("见[这一节](a.md#b)和`码`", "见这一节和码"),
        ("![一张图](a.svg)", "一张图"),
        ("two\n  lines", "two lines"),
    ],
)
def test_markup_is_no_part_of_the_words(markdown, words):
    assert text.plain(markdown) == words


def test_width_of_signs_and_case_do_not_matter_when_folded():
    assert text.folded("\uff34he Customer，“顾客”。") == "thecustomer顾客"


def test_han_characters_are_twice_as_wide_as_letters():
    assert (text.width("顾客"), text.width("guke"), text.width("**3C**")) == (4, 4, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("主动去问一句", "主动地去问一句"),
        ("请领班代班。", "请领班代班"),
        ("Call the desk", "call the desk!"),
        ("把日期和跟他有关的那一条当面说清楚", "把日期和跟他有关的那一条当面讲清楚"),
    ],
)
def test_texts_that_say_the_same_are_alike(one, other):
    assert text.is_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("非常满意的顾客多半会再来", "非常不满意的顾客多半会再来"),
        ("顾客说完以后等三秒再开口回答", "顾客说完以后等五秒再开口回答"),
        ("单子放在柜台左边让顾客看得见", "单子放在柜台右边让顾客看得见"),
        ("先解冻，推动，再结冻，然后巩固起来", "先推动，解冻，再结冻，然后巩固起来"),
        (
            "下面哪几项属于教材里的“解冻”这一步？",
            "下面哪几项属于教材里的“推动”这一步？",
        ),
        ("P - E", "P + E"),
        ("成功的陷阱", "空间的陷阱"),
        ("的", "了"),
        ("给对方一个确切的日期", "给对方一个确切的日期，并且说明哪几件事情会受影响"),
        ("先听完对方说的话再开口", "请客人坐下喝一杯热的茶"),
        ("She called the desk at once and left", "She never called the desk and left"),
    ],
)
def test_texts_that_differ_in_what_tells_are_not_alike(one, other):
    assert not text.is_alike(one, other)


@pytest.mark.parametrize(
    ("outer", "inner", "is_held"),
    [
        ("请领班代班，再登门聆听", "请领班代班", True),
        ("请领班代班", "请领班代班。", False),
        ("请领班代班", "登门聆听顾客", False),
        ("再结冻", "结冻", False),
        ("顾客不可以当场退款", "可以当场退款", False),
    ],
)
def test_part_counts_if_it_is_long_and_affirmed(outer, inner, is_held):
    assert text.holds(outer, inner, least=5) is is_held
