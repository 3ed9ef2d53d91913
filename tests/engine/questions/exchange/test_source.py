"""Our Markdown into cards and back: the second time nothing changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions import reading
from engine.questions.exchange import source, writing
from engine.questions.exchange.cards import Answer, Card, Kind, Option, Pair
from tests.engine.questions import examples
from tests.engine.questions.exchange import shared

WORDS = st.text(alphabet="ab 12。对错*_[]|=#>-:.（）", max_size=12).filter(str.strip)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
PARAGRAPHS = st.lists(WORDS, max_size=2).map("\n\n".join)


def written(deck):
    return writing.write(writing.identified(deck), title=deck.title)


def test_every_kind_comes_back_as_it_was_written():
    deck = source.read(shared.EVERY_KIND, "every-kind.quiz.md")

    assert written(deck) == shared.EVERY_KIND
    assert deck.problems == []
    assert {card.kind for card in deck.cards} == set(Kind)


def test_every_kind_is_read_by_a_quiz_without_a_word():
    deck = source.read(shared.EVERY_KIND, "every-kind.quiz.md")
    _head, _sign, body = written(deck).partition("\n---\n")

    questions, problems = reading.read(
        body, first_line=1, surroundings=examples.surroundings()
    )

    assert problems == []
    assert [one.kind for one in questions] == [card.kind for card in deck.cards]


def test_lines_are_those_of_the_file():
    deck = source.read("\n\n## One {#one}\n\n= a\n\n## Two {#two}\n\n= b\n", "x")

    assert [card.line for card in deck.cards] == [3, 7]


def test_head_that_cannot_be_read_is_named():
    deck = source.read("---\ntitle: [\n---\n## One {#one}\n= a\n", "x")

    assert len(deck.problems) == 1


@given(
    kind=st.sampled_from(Kind),
    prompt=WORDS,
    texts=st.lists(LINES, min_size=3, max_size=4, unique=True),
    more=PARAGRAPHS,
)
@settings(max_examples=60, deadline=None)
def test_second_pass_changes_nothing(kind, prompt, texts, more):
    card = Card(
        line=1,
        kind=kind,
        prompt=prompt.strip(),
        id="one",
        explanation=more,
        hints=tuple(texts[:1]),
        tags=("a b", "c"),
        attributes={"scale": "agreement"} if kind is Kind.SCALE else {},
        rubric=more if kind is Kind.WRITTEN else "",
        options=tuple(
            Option(text, place < 1 + (kind is Kind.MULTIPLE), more)
            for place, text in enumerate(texts)
        ),
        answers=tuple(Answer(text.replace("\n", " "), more) for text in texts),
        pairs=tuple(Pair(text, text) for text in texts),
        heads=("a", "b"),
    )

    first = writing.write_one(card, is_chinese=True)
    again = source.read_one(first)
    assert again is not None
    second = writing.write_one(again, is_chinese=True)

    third = source.read_one(second)
    assert third is not None
    assert writing.write_one(third, is_chinese=True) == second


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("服务 测验", "title: 服务 测验"),
        ("a: b", 'title: "a: b"'),
        ("- x", 'title: "- x"'),
        ("", 'title: ""'),
    ],
)
def test_title_is_quoted_where_yaml_would_misread_it(title, line):
    assert writing.write([], title=title).split("\n")[1] == line


def test_ids_are_kept_if_they_can_be_and_else_made():
    deck = source.read(
        "## A {#a}\n= 1\n## B\n= 2\n## C {#a}\n= 3\n## D {#q-2}\n= 4", "x"
    )
    deck.cards[3] = replace(deck.cards[3], id="第四")

    ids = [card.id for card in writing.identified(deck)]

    assert ids == ["a", "q-2", "q-3", "q-4"]
    assert shared.told(deck.notes) == [
        (5, "The id “a” cannot be kept; the question is called “q-3”."),
        (7, "The id “第四” cannot be kept; the question is called “q-4”."),
    ]


def test_made_id_steps_over_one_that_is_there():
    deck = source.read("## A\n= 1\n## B {#q-1}\n= 2", "x")

    assert [card.id for card in writing.identified(deck)] == ["q-2", "q-1"]


def test_english_questions_are_explained_in_english():
    card = Card(
        line=1,
        kind=Kind.SHORT,
        prompt="Who?",
        answers=(Answer("Me"),),
        hints=("Think",),
        explanation="- list",
    )

    assert writing.write([card], title="t").endswith(
        "## Who?\n\n= Me\n\n> Hint: Think\n\n> Explanation:\n> - list\n"
    )


def test_source_without_a_question_has_no_card():
    assert source.read_one("nothing") is None


def test_attribute_with_spaces_is_quoted():
    card = Card(line=1, kind=Kind.SCALE, prompt="x", attributes={"scale": "a b"})

    assert writing.write_one(card, is_chinese=True) == '## x {scale="a b"}\n'
