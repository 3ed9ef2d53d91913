import pytest

from engine.questions.exchange import exchanging, formats
from engine.questions.exchange.formats import Format
from tests.engine.questions.exchange import shared


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (b"PK..", "x.xlsx", "xlsx"),
        (b"PK..", "x.docx", "word"),
        (b"PK..", "x", "xlsx"),
        (b"x", "x.gift", "gift"),
        (b"x", "x.xml", "moodle-xml"),
        (b"\xef\xbb\xbf <?xml ?>", "x.txt", "moodle-xml"),
        (b"a\nA. b\nANSWER: A", "x.txt", "aiken"),
        (b"a {=b}", "x.txt", "gift"),
        (b"1. a", "x.txt", "word"),
    ],
)
def test_format_is_known_by_name_and_look(content, name, form):
    assert formats.detected(content, name) == form


@pytest.mark.parametrize("form", Format)
def test_every_format_can_be_given_and_taken_again(form):
    given = exchanging.give(shared.EVERY_KIND.encode(), form, path="x")

    found = exchanging.take(given.content, form, path="y", title="题")

    assert given.problems == ()
    assert given.count == 14
    assert found.problems == ()
    assert all(row.question for row in found.rows)


def test_quiz_with_mistakes_is_not_given():
    given = exchanging.give(b"## a {#a}\n- [ ] b\n", Format.GIFT, path="x")

    assert given.content == b""
    assert shared.lines_of(given.problems) == [1, 1]


def test_head_and_introduction_are_said_to_be_left():
    content = b"---\ntitle: a\npass: 60\n---\nIntro\n\n## b {#b}\n= c\n"

    given = exchanging.give(content, Format.GIFT, path="x")

    assert [one.message for one in given.notes] == [
        exchanging.RULES_LEFT,
        exchanging.INTRODUCTION_LEFT,
    ]


def test_row_knows_its_line_its_notes_and_its_problems():
    text = "a{=x ~%50%y}\n\n// n\nb{=x ~x}\n\n::b::[markdown]c ![图](d.png){=x}"

    rows = shared.taken(text, "gift").rows

    assert [row.line for row in rows] == [1, 4, 6]
    assert [len(row.notes) for row in rows] == [1, 0, 1]
    assert [len(row.problems) for row in rows] == [0, 1, 0]


def test_question_that_would_be_of_another_kind_is_refused():
    found = shared.taken("[markdown]a\\n\\n- [x] b\n{=c ~d}", "gift")

    assert "would be taken for another kind (multiple)" in str(found.problems[0])


def test_text_that_is_too_long_is_refused_at_its_line():
    found = shared.taken("\na{=x ~" + "y" * 20_001 + "}", "gift")

    assert shared.lines_of(found.problems) == [2]
