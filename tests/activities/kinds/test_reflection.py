import pytest

from activities.kinds.reflection import Prompt, Reflection
from activities.task import TooLong
from engine.markup.page import Passage
from tests.activities import small

TASK = small.reflection("insight", "own")


def test_it_is_read_back_as_it_was_kept():
    task = Reflection((Prompt("own", "<b>Own</b>?", "<p>As is.</p>", 3, "post"),))

    assert Reflection.from_json(task.to_json()) == task


def test_its_questions_are_kept_where_publishing_finds_their_ids():
    kept = small.reflection(own="post").to_json()["questions"][0]

    assert kept["stem"] == {"id": "own", "was": "post", "prompt": "Question own?"}


def test_a_form_gives_the_texts_by_question_with_plain_line_ends():
    body = TASK.body({"answer-insight": ["One.\r\nTwo."], "answer-else": ["x"]})

    assert body == small.body(insight="One.\nTwo.")


def test_a_text_beyond_the_most_is_refused_and_not_lost():
    long = "字" * 20_001

    with pytest.raises(TooLong) as refused:
        TASK.body({"answer-own": [long]})

    assert refused.value.body == small.body(own=long)


@pytest.mark.parametrize(
    ("body", "filled"),
    [
        ({}, []),
        (small.body(), []),
        (small.body(insight=" \n", own="x"), ["own"]),
        (small.body(insight="a", own="x"), ["insight", "own"]),
    ],
)
def test_blank_lines_fill_nothing_in(body, filled):
    assert TASK.filled(body) == filled


def test_later_words_lie_over_earlier_ones():
    merged = TASK.merged(
        [small.body(insight="old", own="kept"), small.body(insight="")]
    )

    assert merged == small.body(insight="", own="kept")


def test_words_come_under_new_names_and_others_are_left_out():
    renamed = TASK.renamed(small.body(post="x", gone="y"), {"post": "own"})

    assert renamed == small.body(own="x")


def test_every_question_is_shown_with_what_was_written():
    shown = TASK.shown(small.body(own="x"))

    assert [(one.prompt.id, one.text) for one in shown] == [
        ("insight", ""),
        ("own", "x"),
    ]


def test_each_question_can_be_found():
    assert TASK.passages[1] == Passage("Question own?", "own", "About own.")


def test_a_question_takes_five_minutes():
    assert TASK.minutes == 10


def test_paper_has_as_many_lines_as_the_question_asks_for():
    assert len(Prompt("own", "Own?", lines=3).rows) == 3
