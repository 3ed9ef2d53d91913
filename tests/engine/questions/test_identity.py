import pytest

from engine.questions import identity
from engine.questions.heading import Heading


def told(headings):
    ids = identity.identify(headings)
    return [
        (line, message.format(**values))
        for line, (message, values) in identity.mistakes(headings, ids)
    ]


@pytest.mark.parametrize(
    ("headings", "ids"),
    [
        ([Heading(1, "Why?", "why")], ["why"]),
        ([Heading(1, "为什么？")], ["question-1"]),
        ([Heading(1, "Why?")], ["question-1"]),
        ([Heading(1, "Why did she go to the room?")], ["why-did-she-go-to"]),
        ([Heading(1, "她为什么用 P-E 模型？")], ["p-e"]),
        ([Heading(1, "题"), Heading(5, "题")], ["question-1", "question-2"]),
        (
            [Heading(1, "题"), Heading(5, "题", "question-1")],
            ["question-1-2", "question-1"],
        ),
        ([Heading(1, "So what?"), Heading(5, "So what?")], ["so-what", "so-what-2"]),
    ],
)
def test_missing_id_is_proposed(headings, ids):
    assert identity.identify(headings) == ids


def test_missing_id_is_a_mistake_with_a_proposal():
    assert told([Heading(4, "为什么？")]) == [
        (4, "This question has no id. Write “{#question-1}” at the end of the line.")
    ]


def test_id_can_be_used_once():
    assert told([Heading(4, "a", "why"), Heading(9, "b", "why")]) == [
        (9, "The question of line 4 has the id “why” too. Change one.")
    ]


def test_question_may_go_on_with_the_answers_of_a_former_one():
    assert told([Heading(4, "a", "why", {"was": "old"})]) == []


@pytest.mark.parametrize(
    ("was", "message"),
    [
        ("", "“was=” is no id. Write the id that the question had before."),
        ("旧", "“was=旧” is no id. Write the id that the question had before."),
        (
            "what",
            (
                "“was=what” names the question of line 4, which is still here. "
                "Write the id that this question had before."
            ),
        ),
        (
            "why",
            (
                "“was=why” names the question of line 9, which is still here. "
                "Write the id that this question had before."
            ),
        ),
    ],
)
def test_former_id_is_one_that_is_no_longer_here(was, message):
    headings = [Heading(4, "a", "what"), Heading(9, "b", "why", {"was": was})]

    assert told(headings) == [(9, message)]


def test_two_questions_cannot_go_on_with_the_same_answers():
    headings = [
        Heading(4, "a", "what", {"was": "old"}),
        Heading(9, "b", "why", {"was": "old"}),
    ]

    assert told(headings) == [
        (
            9,
            (
                "“was=old” stands at line 4 too. Only one question can go on with the "
                "answers of another."
            ),
        )
    ]
