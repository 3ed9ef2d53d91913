import pytest

from engine.questions.exchange import (
    asking,
    exchanging,
    losses,
    source,
    word,
    word_writing,
    writing,
)
from engine.questions.exchange.cards import Refused
from engine.questions.exchange.formats import Format
from tests.engine.questions.exchange import shared

MARKDOWN = (shared.FILES / "word.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["word.txt", "word-gb18030.txt"])
def test_trainers_document_becomes_a_quiz(name):
    found = shared.taken((shared.FILES / name).read_bytes(), "word")

    assert [str(one) for one in found.problems] == []
    assert found.title == "客服部培训试题"
    assert found.markdown() == MARKDOWN


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("题干：1. 谁？\nA. 我 B. 你\n答案：你", "- [ ] 我\n- [x] 你"),
        (
            "谁？\nA. 我\nB. 你\n答案：A\n\n他呢？\nA. 是\nB. 否\n答案：B",
            "- [x] 我\n- [ ] 你",
        ),
        ("【题目】谁？\nA. 我\nB. 你\n【答案】A", "- [x] 我\n- [ ] 你"),
        ("1. 对吗？\nA. 对\nB. 错\n答案：B\n题型：判断题", "- [ ] 对\n- [x] 错"),
        ("1. Is it so?\nAnswer: true", "- [x] True\n- [ ] False"),
        ("1. 几？\n答案：\uff13", "= 3"),
        ("1. 几？\n答案：3；4\n题型：数值题", "= 3\n= 4"),
        ("1. 谁？\n答案：甲；乙", "= 甲\n= 乙"),
        ("1. 填____\n题型：填空题\n答案：甲", "{#q-1}"),
        ("1. 谁\n题型：填空题\n答案：甲", "= 甲"),
        ("1. 好吗\n题型：量表题", "scale=agreement"),
        ("1. 好吗\n题型：量表题\nA. 差\nB. 好", "- 差\n- 好"),
        (
            "1. 配\n题型：配对题\n答案：a → 1；b → 2；→ 3",
            "| a | 1 |\n| b | 2 |\n| | 3 |",
        ),
        ("1. 配\nA. a → 1\nB. b → 2", "| a | 1 |\n| b | 2 |"),
        ("1. 空[[a||b]]和[[c]]\n材料：还有 [[d]] 呢", "还有 [[d]] 呢"),
        ("1. 填\n2____\n题型：填空题\n答案：甲", "2[[甲]]"),
        ("1. 谁？\na. 我\nb. 你\n答案：b", "- [ ] 我\n- [x] 你"),
        ("1. 谁？\ni. 我\n答案：你", "i. 我\n\n= 你"),
        ("第1题 谁？\n(A) 我 (B) 你\n答  案：B", "- [ ] 我\n- [x] 你"),
        ("1. 谁？\nA. 我\nB. 你\n答案 B", "- [ ] 我\n- [x] 你"),
        ("1. 对吗？（ 错误 ）", "- [ ] 对\n- [x] 错"),
        ("1. 排\nA. 甲\nB. 乙\nC. 丙\n题型：排序题\n计分：按先后得分", "scoring=pairs"),
        (f"1. 谁？\n题型：短答题\n答案：{'长' * 41}", f"= {'长' * 41}"),
        ("1. 谁？\n题型：短答题\n答案：先听。再问", "= 先听。再问"),
        ("1. 哪一类？\n题型：短答题\n答案：A", "= A"),
        ("1. Match\nA. a -> 1\nB. b -> 2", "| Item | Match |"),
    ],
)
def test_many_ways_are_understood(text, markdown):
    assert markdown in shared.body(text, "word")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("1. 谁？\nA. 我\nB. 你", 1, "no answer"),
        ("\n1. 谁？\nA. 我\nB. 你\n答案：C", 2, "none of the options AB"),
        ("1. 谁？\n题型：单选题\n答案：A", 1, "needs options"),
        ("1. 对？\n题型：判断题\n答案：也许", 1, "neither true nor false"),
        ("1. 几？\n题型：数值题\n答案：很多", 1, "no number"),
        ("1. 几？\n题型：数值题", 1, "no number"),
        ("1. 谁？\nA 我\nB 你\n答案：A", 1, "needs options"),
        ("1. 排\n题型：排序题", 1, "needs options"),
        ("1. 排\n题型：排序题\nA. x\nB. y\n答案：AA", 1, "each of the options AB"),
        ("1. 配\n题型：配对题", 1, "needs options"),
        ("1. 配\n题型：配对题\nA. x", 1, "no pair"),
        ("1. 填__和__\n题型：填空题\n答案：甲", 1, "2 blanks"),
        ("1. 谁？\n题型：怪题", 1, "no kind of question"),
        ("1. 谁？（0分）\n答案：甲", 1, "are no points"),
        ("1. 谁？\n答案：甲\n计分：随便", 1, "no way of marking"),
        ("1. 谁？\nA. 我\nB. 我\n答案：A", 1, "stands here twice"),
        ("题干：\n答案：甲", 1, "no text"),
    ],
)
def test_mistake_is_named_with_its_line(text, line, words):
    found = shared.taken(text, "word")

    assert line in shared.lines_of(found.problems)
    assert words in " ".join(map(str, found.problems))


@pytest.mark.parametrize("numbers", ["①②", ["（1）", "（2）"], ["(1) ", "(2) "]])
def test_questions_may_bear_numbers_in_rings_and_brackets(numbers):
    one, two = numbers

    body = shared.body(
        f"{one}谁？\nA. 我\nB. 你\n答案：A\n{two}何时？\nA. 早\nB. 晚\n答案：B", "word"
    )

    assert body.count("## ") == 2
    assert "## 何时？ {#q-2}\n\n- [ ] 早\n- [x] 晚" in body


@pytest.mark.parametrize("first", ["1. 谁先到？", "谁先到？"])
def test_numbers_in_rings_are_parts_of_a_question_that_has_its_own(first):
    body = shared.body(f"{first}\n①甲\n②乙\nA. ①\nB. ②\n答案：A", "word")

    assert body.count("## ") == 1
    assert "- [x] &#9312;" in body


def test_document_without_questions_is_refused():
    with pytest.raises(Refused, match="file:1: No question is found"):
        shared.taken("没有题", "word")


def test_short_answer_that_nobody_can_type_is_a_written_one():
    found = shared.taken("1. 为什么？\n题型：简答题", "word")

    assert "（请在这里写评分标准。）" in found.markdown()
    assert shared.lines_of(found.notes) == [1]


def test_line_outside_all_questions_is_said():
    found = shared.taken("试题\n姓名\n1. 谁？\n答案：甲\n二、判断题\n说明", "word")

    assert shared.told(found.notes) == [
        (2, "This line belongs to no question. Begin each one with “题干：” or “1.”."),
        (6, "This line belongs to no question. Begin each one with “题干：” or “1.”."),
    ]


def test_every_kind_is_written_and_read_again():
    deck = source.read(shared.EVERY_KIND, "x")

    lines = word_writing.write(deck)

    again = word.read_text("\n".join(lines), "y")
    assert [card.kind for card in again.cards] == [card.kind for card in deck.cards]
    assert [card.id for card in again.cards] == [card.id for card in deck.cards]
    first = writing.write(again.cards, title="t")
    twice = word.read_text("\n".join(word_writing.write(again)), "z")
    assert writing.write(twice.cards, title="t") == first


def test_an_answer_too_long_to_type_makes_a_written_question_and_says_so():
    found = shared.taken(f"1. 谁？\n题型：简答题\n答案：{'长' * 41}", "word")

    assert [one.message for one in found.notes] == [asking.TOO_LONG_TO_TYPE]
    assert [row.card.kind for row in found.rows] == ["written"]


def test_an_answer_that_would_come_back_as_two_is_named():
    source = "## 谁？ {#q}\n\n= 甲；乙\n"

    given = exchanging.give(source.encode(), Format.WORD, path="x")

    assert [one.message for one in given.notes] == [losses.PARTED]
