import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.question import Show
from engine.questions.reading import read
from engine.questions.rubric import Criterion
from engine.questions.saved import from_json, to_json
from engine.questions.verdict import BadResponse
from engine.questions.written import Written
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON

SECRET = "Look for evidence."  # noqa: S105 - what no trainee may see
CRITERIA = (Criterion("1", "Evidence", 2, "A gap."), Criterion("2", "Plan", 1))


def written(*, criteria=CRITERIA, lines=6, most=10_000, **changes):
    return Written(
        stem=examples.stem(**changes),
        rubric=SECRET,
        criteria=criteria,
        lines=lines,
        most=most,
    )


def question_of(text, *, attributes=""):
    """Return the question that an author's text is, and what is wrong with it."""
    questions, problems = read(
        f"## Why? {{#why {attributes}}}\n{text}",
        first_line=1,
        surroundings=examples.surroundings(),
    )
    return next(iter(questions), None), examples.told(problems)


@pytest.mark.parametrize(
    ("response", "is_waiting"),
    [("Because.", True), (" \n", False), ("", False), (None, False), (["a"], False)],
)
def test_words_wait_for_a_person(response, is_waiting):
    verdict = written(points=3).mark(response)

    assert (verdict.points, verdict.out_of) == (0, 3)
    assert verdict.is_waiting is is_waiting
    assert verdict.correctness == ("waiting" if is_waiting else "wrong")


@settings(deadline=None, max_examples=60)
@given(
    question=st.builds(written, points=st.integers(1, 100), lines=st.integers(1, 40)),
    response=ANY_JSON,
)
def test_marking_never_raises_and_the_question_is_kept(question, response):
    verdict = question.mark(response)

    assert verdict.points == 0
    assert verdict.is_waiting is question.is_answered(response)
    assert question.asked(response).is_answered is question.is_answered(response)
    assert from_json(json.loads(json.dumps(to_json(question)))) == question


def test_no_text_is_right_by_itself():
    assert written().is_marked_by_hand
    assert written().right_answer() is None
    assert written().chance() is None
    assert written().parts("Because.") == {"": 0}


@pytest.mark.parametrize(
    ("values", "response"),
    [
        ([], None),
        ([" \r\n"], None),
        (["One.\r\n\r\nTwo. "], "One.\n\nTwo. "),
        (["x" * 20], "x" * 20),
    ],
)
def test_text_is_kept_as_it_was_written(values, response):
    assert written(most=20).response(values) == response


@pytest.mark.parametrize("values", [["x" * 21], ["one", "two"]])
def test_too_much_text_is_refused(values):
    with pytest.raises(BadResponse):
        written(most=20).response(values)


def test_asked_question_gives_the_text_back_and_room_to_write():
    asked = written(lines=3, most=99, hints=("Look.",)).asked("Because.", tries=1)

    assert (asked.text, asked.lines, asked.most) == ("Because.", 3, 99)
    assert list(asked.rows) == [0, 1, 2]
    assert asked.hints == ("Look.",)
    assert not asked.is_revealed


def test_no_trainee_sees_the_rubric():
    question = written(explanation="A gap of two.")
    shown = [question.revealed("Because.", show=show) for show in Show]

    pages = [question.asked("Because."), question.revealed("Because."), *shown[:-1]]
    assert not any(SECRET in repr(page) or "Evidence" in repr(page) for page in pages)


def test_answer_key_holds_rubric_and_model_answer():
    key = written(explanation="A gap of two.").answer_key()

    assert (key.rubric, key.criteria) == (SECRET, CRITERIA)
    assert key.explanation == "A gap of two."


@pytest.mark.parametrize(
    ("response", "show", "correctness", "points"),
    [
        ("Because.", Show.REVIEW, "waiting", None),
        ("Because.", Show.NOTHING, "", None),
        (None, Show.REVIEW, "wrong", 0),
        (None, Show.MARKS, "", 0),
        (None, Show.CORRECTNESS, "wrong", None),
    ],
)
def test_waiting_answer_has_no_points_yet(response, show, correctness, points):
    revealed = written(explanation="So.").revealed(response, show=show)

    assert revealed.text == (response or "")
    assert revealed.correctness == correctness
    assert revealed.points == points
    assert revealed.explanation == ("So." if Show.EXPLANATION in show else "")


RUBRIC = """
Three sentences.

/// trainer | Marking
Tools, not style.

- 证据 (5): 用到差距
    或者四方图
- 行动（3 分）：下周就能做
- Style (1 point)
///

> 解析：A model.
"""


def test_rubric_becomes_criteria_whose_points_are_the_questions():
    question, problems = question_of(RUBRIC, attributes="lines=8 most=500")

    assert problems == []
    assert isinstance(question, Written)
    assert question.points == 9
    assert question.material == "Three sentences."
    assert question.rubric == "Tools, not style."
    assert [(one.key, one.name, one.points) for one in question.criteria] == [
        ("1", "证据", 5),
        ("2", "行动", 3),
        ("3", "Style", 1),
    ]
    assert question.criteria[0].text == "用到差距或者四方图"
    assert question.criteria[2].text == ""
    assert (question.lines, question.most) == (8, 500)
    assert question.explanation == "A model."


@pytest.mark.parametrize(
    ("text", "rubric"),
    [
        ("/// trainer\nAs you like.\n///", "As you like."),
        (
            "/// trainer\n- one\n- two\n///",
            "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
        ),
        ("/// trainer\nOne.\n///\n\n/// trainer\nTwo.\n///", "One.\nTwo."),
    ],
)
def test_rubric_may_be_plain_words(text, rubric):
    question, problems = question_of(text, attributes="points=4")

    assert problems == []
    assert isinstance(question, Written)
    assert (question.rubric, question.criteria, question.points) == (rubric, (), 4)


def test_lists_and_tables_are_material_where_a_rubric_stands():
    question, problems = question_of(
        "1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n/// trainer\nSo.\n///"
    )

    assert problems == []
    assert isinstance(question, Written)
    assert "<ol>" in question.material
    assert "<table" in question.material


@pytest.mark.parametrize(
    ("text", "attributes", "mistakes"),
    [
        (
            "/// trainer\n- a (2): b\n- c (1): d\n///",
            "points=4",
            [
                (
                    1,
                    (
                        "The criteria give 3 points together, the question 4. Change "
                        "one of them; at most 100 points are possible."
                    ),
                )
            ],
        ),
        (
            "/// trainer\n- a (99): b\n- c (9): d\n///",
            "",
            [
                (
                    1,
                    (
                        "The criteria give 108 points together, the question 1. Change "
                        "one of them; at most 100 points are possible."
                    ),
                )
            ],
        ),
        (
            "/// trainer\n- a (2): b\n- c: d\n- e (0): f\n///",
            "",
            [
                (
                    line,
                    (
                        "This criterion has no points. Write “- name (2): what to look "
                        "for”, with how many points it gives."
                    ),
                )
                for line in (4, 5)
            ],
        ),
        (
            "/// trainer\n- a (2): b\n\nmore\n///",
            "",
            [(5, "This text stands behind the criteria. Put it before them.")],
        ),
        (
            "/// trainer\n\n///",
            "",
            [(3, "The rubric is empty. Write what a good answer holds.")],
        ),
        (
            "/// trainer\nSo.\n///",
            "lines=41",
            [(1, "“lines=41” is not possible. Write a whole number from 1 to 40.")],
        ),
        (
            "/// trainer\nSo.\n///",
            "most=many",
            [
                (
                    1,
                    (
                        "“most=many” is not possible. Write a whole number from 1 to "
                        "100000."
                    ),
                )
            ],
        ),
    ],
)
def test_mistakes_in_a_rubric_are_named(text, attributes, mistakes):
    question, problems = question_of(text, attributes=attributes)

    assert problems == mistakes
    assert isinstance(question, Written)


def test_rubric_of_another_kind_is_a_mistake_and_never_material():
    question, problems = question_of("/// trainer\nSo.\n///\n\n- [x] a\n- [ ] b")

    assert question is not None
    assert "So." not in repr(question)
    assert problems == [
        (
            3,
            (
                "Only a question answered in words has a rubric in “/// trainer”. "
                "Remove it here; what explains the answer stands behind “> 解析:” or "
                "“> Explanation:”."
            ),
        )
    ]
