import pytest

from engine.questions.exchange import moodle, moodle_writing, source, writing
from engine.questions.exchange.cards import Refused
from tests.engine.questions.exchange import shared

MOODLE = (shared.FILES / "moodle.xml").read_text(encoding="utf-8")
MARKDOWN = (shared.FILES / "moodle.md").read_text(encoding="utf-8")


def quiz(kind, inner, text="Q"):
    return (
        f'<quiz>\n<question type="{kind}"><name><text>{text}</text></name>'
        f"<questiontext><text>{text}</text></questiontext>\n{inner}</question></quiz>"
    )


def answer(text, fraction=100, more=""):
    return f'<answer fraction="{fraction}"><text>{text}</text>{more}</answer>'


def test_export_of_moodle_becomes_a_quiz():
    found = shared.taken(MOODLE, "moodle-xml")

    assert found.problems == ()
    assert found.markdown() == MARKDOWN


def test_what_is_lost_of_it_is_said_with_its_line():
    found = shared.taken(MOODLE, "moodle-xml")

    lines = dict(shared.told(found.notes))
    assert lines[22].startswith("Questions of the type “calculated”")
    assert lines[23].startswith("This is a text without a question")
    assert "“a b.png”" in lines[5]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encodings_are_understood_whatever_the_file_declares(encoding):
    text = '<?xml version="1.0" encoding="x"?>\n' + quiz("essay", "", "为什么？")

    found = shared.taken(text.encode(encoding), "moodle-xml")

    assert found.rows[0].card.prompt == "为什么？"


@pytest.mark.parametrize(
    ("kind", "inner", "markdown"),
    [
        (
            "multichoice",
            "<single>false</single>"
            + answer("a", "33.33333")
            + answer("b", "33.33333")
            + answer("c", "33.33333")
            + answer("d", "-33.33333"),
            "scoring=proportional",
        ),
        ("multichoice", answer("a") + answer("b", 0), "- [x] a"),
        ("truefalse", answer("true", 0) + answer("false"), "- [ ] True\n- [x] False"),
        ("numerical", answer("3", more="<tolerance>0</tolerance>"), "= 3"),
        ("numerical", answer("3"), "= 3"),
        ("shortanswer", "<answer fraction='100'><text>1822</text></answer>", "= 1822"),
        ("essay", "<graderinfo format='markdown'><text>- a</text></graderinfo>", "- a"),
        (
            "essay",
            "<graderinfo format='plain_text'><text>2*3</text></graderinfo>",
            "2\\*3",
        ),
    ],
)
def test_types_are_understood(kind, inner, markdown):
    assert markdown in shared.body(quiz(kind, inner), "moodle-xml")


@pytest.mark.parametrize(
    ("kind", "inner", "words"),
    [
        ("multichoice", answer("a", "x"), "no percentage"),
        ("truefalse", answer("true") + answer("false"), "No option is fully right"),
        ("truefalse", answer("true"), "No option is fully right"),
        ("numerical", answer("much"), "is no number"),
        ("cloze", "", "nothing to answer"),
        ("ordering", answer("a", 1), "fewer than three items"),
    ],
)
def test_mistake_is_named_with_its_line(kind, inner, words):
    found = shared.taken(quiz(kind, inner), "moodle-xml")

    assert set(shared.lines_of(found.problems)) <= {2, 3}
    assert words.lower() in " ".join(map(str, found.problems)).lower()


@pytest.mark.parametrize(
    ("kind", "inner", "words"),
    [
        (
            "essay",
            "<responsetemplate><text>x</text></responsetemplate>",
            "the answer's",
        ),
        ("essay", "<defaultgrade>0</defaultgrade>", "0 points are 1 now"),
        ("essay", "<defaultgrade>x</defaultgrade><penalty>x</penalty>", "how this"),
        (
            "essay",
            "<graderinfo><text>x</text><file name='a.pdf'>AA</file></graderinfo>",
            "“a.pdf”",
        ),
    ],
)
def test_what_is_left_is_said(kind, inner, words):
    found = shared.taken(quiz(kind, inner), "moodle-xml")

    assert words in " ".join(map(str, found.notes))


def test_second_category_is_said():
    category = (
        '<question type="category"><category><text>a/{}</text></category></question>'
    )
    deck = moodle.read(
        f"<quiz>{category.format('b')}{category.format('c')}</quiz>", "x"
    )

    assert deck.title == "b"
    assert shared.told(deck.notes) == [
        (1, "The category “c” is left out; tags can say it.")
    ]


@pytest.mark.parametrize(
    ("gap", "markdown"),
    [
        ("{1:SHORTANSWER:=a~=b~%50%c#x}", "[[a||b]]"),
        ("{:MC:a~=b\\}~%-50%c}", "[[a|*b}|c]]"),
        ("{1:NM:=3:0.5}", "[[3]]"),
        ("{1:SA:=a&lt;b}", "[[a<b]]"),
        ("{1:NM:=3}", "[[3]]"),
    ],
)
def test_gaps_are_understood(gap, markdown):
    text = f"x {gap.replace('&', '&amp;')} y"

    assert f"x {markdown} y" in shared.body(quiz("cloze", "", text), "moodle-xml")


def test_gap_without_a_right_answer_is_named():
    found = shared.taken(quiz("cloze", "", "x {1:SA:a~b} y"), "moodle-xml")

    assert "This gap has no right answer" in str(found.problems[0])


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("laughs.xml", 2, "declares a document type"),
        ("blowup.xml", 2, "declares a document type"),
    ],
)
def test_bombs_are_refused(name, line, words):
    with pytest.raises(Refused, match=f"file:{line}: .*{words}"):
        shared.taken((shared.FILES / name).read_bytes(), "moodle-xml")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<quiz>\n<question>\n</quiz>", 3, "cannot be read here"),
        ("<quiz>" + "<a>" * 40 + "</a>" * 40 + "</quiz>", 1, "deeper than 30"),
        ("<quiz>" + "<a/>" * 150_001 + "</quiz>", 1, "more than 150000"),
        ("\n<html/>", 2, "first element is <html>"),
        ("", 1, "cannot be read here"),
    ],
)
def test_broken_files_are_refused_with_their_line(text, line, words):
    with pytest.raises(Refused, match=f"file:{line}: .*{words}"):
        shared.taken(text, "moodle-xml")


def test_every_kind_but_scales_is_written_and_read_again():
    deck = source.read(shared.EVERY_KIND, "x")

    again = moodle.read(moodle_writing.write(deck), "y")

    kept = [card for card in deck.cards if card.kind != "scale"]
    assert [card.kind for card in again.cards] == [
        "number" if card.id == "nothing" else card.kind for card in kept
    ]
    assert [card.id for card in again.cards] == [card.id for card in kept]
    first = writing.write(again.cards, title="t")
    twice = moodle.read(moodle_writing.write(again), "z")
    assert writing.write(twice.cards, title="t") == first


def test_units_that_differ_are_said():
    deck = source.read("## a {#a}\n= 1 km\n= 1000 m\n## b {#b}\n= 2\n", "x")

    text = moodle_writing.write(deck)

    assert text.count("<units>") == 1

    assert [one.values for one in deck.notes] == [{"unit": "m"}]
