import pytest

from engine.questions.exchange import aiken, source
from tests.engine.questions.exchange import shared


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Who?\nA. Me\nB. You\nANSWER: B", "## Who? {#q-1}\n\n- [ ] Me\n- [x] You"),
        ("Who?\nA) Me\nB) You\nanswer: a.", "## Who? {#q-1}\n\n- [x] Me\n- [ ] You"),
        (
            "谁？\n（多行）\n\n\uff21．我\n\uff22、你*\n正确答案：\uff22",
            "## 谁？ {#q-1}\n\n&#65288;多行）\n\n- [ ] 我\n- [x] 你\\*",
        ),
        ("对吗？\nA. 对\nB. 错\n答案：A", "## 对吗？ {#q-1}\n\n- [x] 对\n- [ ] 错"),
    ],
)
def test_question_is_read(text, markdown):
    assert shared.body(text, "aiken") == markdown.replace("&#65288;", "（")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\nA. x\nC. y\nANSWER: A", 3, "Expected option B"),
        ("a\nA. x\nANSWER: A", 1, "two options at least; this one has 1"),
        ("a\nA. x\nB. y\nANSWER: C", 4, "the answer is “C”"),
        ("a\nA. x\nB. y\nANSWER: AB", 4, "the answer is “AB”"),
        ("a\nA. x\nB. y", 1, "ends without"),
        ("ANSWER: A", 1, "no question before it"),
        ("a\nA. x\nhello\nB. y\nANSWER: A", 3, "neither an option"),
    ],
)
def test_mistake_is_named_with_its_line(text, line, words):
    found = shared.taken(text, "aiken")

    assert shared.lines_of(found.problems) == [line]
    assert words.lower() in str(found.problems[0]).lower()
    assert found.rows == ()


def test_what_aiken_cannot_hold_is_said():
    deck = source.read(shared.EVERY_KIND, "x")

    text = aiken.write(deck)

    assert text.count("ANSWER") == 2
    said = [words for line, words in shared.told(deck.notes) if line == 5]
    assert "Aiken holds one line for each text; the lines are joined." in said
    assert "The tags are left out: this format holds none." in said
    assert (
        "Bold, italic and links are left out of this question; its words stay." in said
    )


def test_utf_16_is_read():
    content = (shared.FILES / "aiken-utf16.txt").read_bytes()

    assert shared.body(content, "aiken") == "## 谁？ {#q-1}\n\n- [ ] 我\n- [x] 你"
