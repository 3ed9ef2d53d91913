"""Proposing wrong answers that may be right ones (quizzes/misspelt.py)."""

import json

import pytest

from quizzes import misspelt
from quizzes.models import Answer
from tests.quizzes import quiz

SHORT = "## 它叫什么？ {#name}\n\n= 秘密钥匙\n"
PLEASED = "## 您怎么看？ {#name}\n\n= 非常满意\n"
NUMBER = "## 多久？ {#name}\n\n= 42\n"


def proposed(source, *texts):
    [question] = quiz.questions(source)
    said = {json.dumps(text): 2 for text in texts}
    return [(one.text, one.accepted, one.count) for one in misspelt.of(question, said)]


def test_a_slip_of_the_pen_is_proposed_with_how_often_it_was_written():
    assert proposed(SHORT, "秘密钥", "秘蜜钥匙", "一把伞") == [
        ("秘密钥", "秘密钥匙", 2),
        ("秘蜜钥匙", "秘密钥匙", 2),
    ]


@pytest.mark.parametrize("text", ["非常不满意", "非常未满意", "非常满意 2", "满意"])
def test_what_means_something_else_is_never_proposed(text):
    assert proposed(PLEASED, text) == []


def test_right_and_empty_answers_and_nonsense_are_not_proposed():
    assert proposed(SHORT, "秘密钥匙", " ", "", None, ["秘密钥"]) == []


def test_other_kinds_propose_nothing():
    assert proposed(NUMBER, "43") == []


@pytest.mark.django_db
def test_equal_answers_are_counted_together():
    unit = quiz.unit(source=SHORT)
    for said in ("秘密钥", "秘密钥", None, "长" * 500):
        mine = quiz.attempt(unit=unit, registration=quiz.registration(unit))
        mine.answers.update(response=said)

    found = misspelt.said_in(Answer.objects.all())

    assert {json.loads(text): times for text, times in found.items()} == {"秘密钥": 2}
