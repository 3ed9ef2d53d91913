import pytest

from engine.questions.style import negation
from tests.engine.questions.style import asked


def words(item):
    return [one.values["word"] for one in negation.warnings(item)]


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("下面哪一项不是教材里的3C？", "不是"),
        ("下面哪一种做法最不合“客户核心”的意思？", "不"),
        ("下列各项中，不属于思考陷阱的是：", "不"),
        ("以下说法不正确的是哪一项？", "不"),
        ("下面哪几样教材没有列出？", "没有"),
        ("教材没有提到哪一项？", "没有"),
        ("案例里不包括哪些角色？", "不"),
        ("哪一项与案例无关？", "无"),
        ("下面说法错误的是", "错误"),
        ("哪一种说法是错误的？", "错误"),
        ("除了下面哪一项，其余都是陷阱？", "除了"),
        ("除竞争以外，下面哪一项说错了？", "除"),
        ("四个陷阱以外的是哪一项？", "以外"),
        ("顾客等了很久。下面哪一句话不该说？（单选）", "不"),
        ("谁没有先听？", "没有"),
        ("这几句话里，哪一句说错了？", "错"),
        ("哪一项的说明有误？", "有误"),
        ("Which of these is NOT a trap?", "NOT"),
        ("Which of these is false?", "false"),
        ("What cannot be bought?", "cannot"),
        ("These are traps. Which one isn't?", "n't"),
        ("Name every trap except one?", "except"),
    ],
)
def test_negated_question_is_named_with_its_negation(prompt, word):
    assert words(asked.choice("One", "Two", prompt=prompt)) == [word]


@pytest.mark.parametrize(
    "prompt",
    [
        "下面哪一项**不是**教材里的3C？",
        "Which of these is **not** a trap?",
        "两位顾客的要求有哪些不同？",
        "她考虑的不但是生意，还有什么？",
        "她考虑的不仅是生意，还有哪一样？",
        "不满意的顾客多半会怎么做？",
        "沉默的不满意顾客属于哪一步？",
        "两份表格差不多，哪一份先发？",
        "无论谁来，第一句都问哪一样？",
        "哪一种做法非常合适？",
        "哪一项说的是要不要退款？",
        "让她觉得“不太对劲”的线索是什么？",
        "顾客说：“怎么没人领我？”这最直接地体现了哪一个C？",
        "问了也没人答，三天后又用回旧表。这里缺的是哪一步？",
        "顾客没有开口时，先做哪一件事？",
        "顾客没有说出口的需要属于哪一类？",
        "哪一种做法能让不开口的顾客开口？",
        "除了竞争，3C里还有哪两个？",
        "除非下雨，窗口几点开？",
        "消除误会的第一步是哪一个？",
        "他犯了哪一种错误？",
        "这张单子哪里不对？",
        "八小时以外的顾客由谁接待？",
        "顾客为什么不开口？",
        "哪一种需求没有也不会让顾客生气？",
        "无差异属性指的是哪一种回答？",
        "哪一项能减少不必要的等候？",
        "做不到时，窗口先说哪一句？",
        "面对不满的顾客，哪一句先说？",
        "不用出门就能办的是哪一件？",
        "哪一位不来也能办？",
        "哪位顾客不好意思说？",
        "谁最不满意？",
        "哪些错最常见？",
        "How many people are there, not counting the host?",
        "If a guest does not answer, what do you do first?",
        "What is a false start?",
        "Why did she not call the desk?",
        "What does she ask, not only for herself?",
        "She did not wait. What did she do first?",
        "？",
    ],
)
def test_other_question_is_left_alone(prompt):
    assert words(asked.choice("One", "Two", prompt=prompt)) == []


@pytest.mark.parametrize(
    ("prompt", "is_true", "found"),
    [
        ("教材没有提到竞争。", False, ["没有"]),
        ("教材没有提到竞争。", True, []),
        ("教材**没有**提到竞争。", False, []),
        ("值得照着学的是去问一句，而不是让航班等人。", False, []),
        ("3C不是口号，而是起点。", False, []),
        ("客户核心和顾客至上是不同的说法。", False, []),
        ("She did not call the desk.", False, ["not"]),
    ],
)
def test_statement_is_doubly_negated_if_it_is_wrong(prompt, is_true, found):
    assert words(asked.statement(prompt, is_true=is_true)) == found


def test_opinion_may_be_asked_for_about_a_negation():
    assert words(asked.item("## Which is not so? {#so scale=agreement}\n")) == []


def test_warning_says_what_it_is_about():
    (found,) = negation.warnings(asked.statement("教材没有提到竞争。", is_true=False))
    (other,) = negation.warnings(asked.choice("1", "2", prompt="哪一项不是3C？"))

    assert found.message == negation.DOUBLE
    assert other.message == negation.NEGATED
