import pytest

from engine.questions.exchange import gift, gift_writing, source
from engine.questions.exchange.cards import Deck
from tests.engine.questions.exchange import shared


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (
            (
                "// [id:who] [tag:a b] [tag:c]\n"
                "::Q::谁？{\n=我 #对 \n~你#不对\n####因为 \\= 是}"
            ),
            (
                '## 谁？ {#who tags="a-b c"}\n\n- [x] 我\n    > 对\n- [ ] 你\n'
                "    > 不对\n\n> 解析：因为 = 是"
            ),
        ),
        ("::why::Why?{=a}", "## Why? {#why}\n\n= a"),
        (
            "1+1\\=2 \\{a\\}\\: x{T#错了#对了}",
            "## 1+1=2 {a}: x {#q-1}\n\n- [x] True\n    > 对了\n- [ ] False\n    > 错了",
        ),
        ("对吗{FALSE}", "## 对吗 {#q-1}\n\n- [ ] 对\n- [x] 错"),
        (
            "M{~%50%a ~%50%b ~%-50%c}",
            "## M {#q-1 scoring=proportional}\n\n- [x] a\n- [x] b\n- [ ] c",
        ),
        (
            "M{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}",
            "## M {#q-1 scoring=partial}\n\n- [x] a\n- [x] b\n- [x] c\n- [ ] d",
        ),
        (
            "M{=a -> 1\n=b -> 2|3\n= -> 4}",
            (
                "## M {#q-1}\n\n| Item | Match |\n|---|---|\n| a | 1 |\n"
                "| b | 2\\|3 |\n| | 4 |"
            ),
        ),
        ("N{#3:2}", "## N {#q-1}\n\n= 3 ± 2"),
        ("N{#1..5}", "## N {#q-1}\n\n= 3 ± 2"),
        ("N{#=3:0 #fb}", "## N {#q-1}\n\n= 3\n    > fb"),
        (
            "A word {=x ~y} here.",
            "## A word \uff3f\uff3f\uff3f\uff3f here. {#q-1}\n\n- [x] x\n- [ ] y",
        ),
        (
            "[markdown]**a**\\n\\n- x\\n- y{=b#[plain]*c*}",
            "## **a** {#q-1}\n\n- x\n- y\n\n= b\n    > \\*c\\*",
        ),
        ("[html]<p>a <b>b</b></p>{=c}", "## a **b** {#q-1}\n\n= c"),
        ("a * b{=c}", "## a \\* b {#q-1}\n\n= c"),
    ],
)
def test_question_is_read(text, markdown):
    assert shared.body(text, "gift") == markdown


def test_essay_gets_a_rubric_to_be_written():
    found = shared.taken("写{}", "gift")

    assert "/// trainer\n（请在这里写评分标准。）\n///" in found.markdown()
    assert shared.lines_of(found.notes) == [1]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n\nb {\n\n=x}", 3, "not a pair"),
        ("a }", 1, "not a pair"),
        ("a\nb {=x\n{ =y}", 3, "one more brace"),
        ("a{hello}", 1, "not understood"),
        ("a{hello ~x}", 1, "not understood"),
        ("a{=x\n=y -> z}", 1, "no “->”"),
        ("{=x}", 1, "no text"),
        ("a{~x ~y}", 1, "No option is fully right"),
        ("a{=x =y ~z}", 1, "Several options are fully right"),
        ("a{~%50%x ~%50%y}", 1, "All options are right"),
        ("a{=%50%x}", 1, "no right answer"),
        ("a{#x}", 1, "no number"),
        ("a{#=%50%3}", 1, "no right answer"),
        ("a{#x..y}", 1, "no number"),
        ("a{#1:x}", 1, "no number"),
        ("a{#" + "9" * 50 + "}", 1, "no number"),
        ("a{#1e99}", 1, "no number"),
        ("a{=x ~x}", 1, "stands here twice"),
        ("\na{" + "=" * 60_000 + "}", 2, "shorten it"),
    ],
)
def test_mistake_is_named_with_its_line(text, line, words):
    found = shared.taken(text, "gift")

    assert line in shared.lines_of(found.problems)
    assert words in " ".join(map(str, found.problems))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("// x\n\nOnly words.", 3, "no answers"),
        ("a{=x\n~%50%y}", 2, "worth 50 %"),
        ("a{~%100%x ~y}", 1, "single choice now"),
        ("a{~%90%x ~%10%y ~z}", 1, "percentages"),
        ("a{~%50%x ~%50%y ~z}", 1, "percentages"),
        ("a{=x\n=%50%y}", 2, "left out"),
        ("a{=x*\\*y}", 1, "wildcard; it is “x*y” now"),
        ("::Title of it::a{=x}", 1, "Titles are left out"),
    ],
)
def test_what_is_lost_is_said(text, line, words):
    found = shared.taken(text, "gift")

    assert shared.lines_of(found.notes) == [line]
    assert words in str(found.notes[0])


def test_category_is_the_title():
    assert gift.read("$CATEGORY: 服务\n\n$CATEGORY: x\n\na{=b}", "x").title == "服务"


def test_what_gift_cannot_hold_is_said():
    deck = source.read(shared.EVERY_KIND, "x")

    gift_writing.write(deck)

    said = {(line, words.partition(":")[0]) for line, words in shared.told(deck.notes)}
    assert (5, "The hints are left out") in said
    assert (5, "“order=fixed” is left out") in said
    assert 32 in {line for line, words in said if words.startswith("“All or")}
    assert sum(words.startswith("This question is left out") for _, words in said) == 4


def test_signs_are_written_so_that_they_are_read_again():
    text = "## a {b} = c ~ d # e : f \\\\ g {#one}\n\n= x * y -> {z}\n\n"
    deck = source.read(text, "x")

    again = gift.read(gift_writing.write(deck), "y")

    assert again.cards[0].prompt == deck.cards[0].prompt
    assert again.cards[0].answers[0].text == "x * y → {z}"
    assert shared.lines_of(deck.notes) == [1]


def test_number_without_a_unit_loses_nothing_and_a_picture_is_named():
    deck = source.read("## a ![b](c.png) {#a}\n= 3\n", "x")

    text = gift_writing.write(deck)

    assert "=3:0" in text
    assert [one.values for one in deck.notes] == [{"name": "c.png"}]


def test_nothing_is_written_of_nothing():
    assert gift_writing.write(Deck("x")) == ""
