import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.question import Show
from engine.questions.reading import read
from engine.questions.saved import from_json, to_json
from engine.questions.scale import Scale
from engine.questions.verdict import BadResponse
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON


def scale(*steps, **changes):
    steps = steps or ("no", "perhaps", "yes")
    return Scale(stem=examples.stem(**{"points": 0, **changes}), steps=steps)


def question_of(attributes, text="", *, language="zh-Hans"):
    """Return the question that an author's text is, and what is wrong with it."""
    questions, problems = read(
        f"## Why? {{#why {attributes}}}\n{text}",
        first_line=1,
        surroundings=replace(examples.surroundings(), language=language),
    )
    return next(iter(questions), None), examples.told(problems)


@settings(deadline=None, max_examples=60)
@given(
    question=st.builds(scale, st.text(max_size=3), st.text(max_size=3)),
    response=ANY_JSON | st.sampled_from(["1", "2", "3"]),
    seed=st.integers(),
)
def test_opinion_is_never_right_nor_wrong(question, response, seed):
    verdict = question.mark(response)

    assert (verdict.points, verdict.out_of, verdict.correctness) == (0, 0, "")
    assert not verdict.is_right
    assert question.asked(response).is_answered is question.is_answered(response)
    assert question.shuffled(seed) == question
    assert from_json(json.loads(json.dumps(to_json(question)))) == question


def test_scale_asks_for_an_opinion():
    assert scale().is_survey
    assert scale().right_answer() is None
    assert scale().chance() is None


@pytest.mark.parametrize(("values", "response"), [([], None), (["3"], "3")])
def test_form_values_become_a_response(values, response):
    assert scale().response(values) == response
    assert scale().is_answered(response) is bool(response)
    assert scale().is_complete(response) is bool(response)


@pytest.mark.parametrize("values", [["0"], ["4"], [""], ["1", "2"]])
def test_values_that_no_page_offers_are_refused(values):
    with pytest.raises(BadResponse):
        scale().response(values)


@pytest.mark.parametrize("show", [*Show, Show.REVIEW, Show.KEY, Show.NOTHING])
def test_review_shows_the_choice_and_no_verdict(show):
    revealed = scale(explanation="Thanks.").revealed("2", show=show)

    assert [step.is_picked for step in revealed.options] == [False, True, False]
    assert (revealed.correctness, revealed.points, revealed.out_of) == ("", None, 0)
    assert revealed.explanation == ("Thanks." if Show.EXPLANATION in show else "")


def test_asked_scale_remembers_the_choice():
    asked = scale(hints=("Look.",)).asked("3", tries=1)

    assert [step.text for step in asked.options if step.is_picked] == ["yes"]
    assert [step.letter for step in asked.options] == ["1", "2", "3"]
    assert asked.hints == ("Look.",)


@pytest.mark.parametrize(
    ("name", "language", "steps"),
    [
        ("agreement", "zh-Hans", "很不同意 不同意 一般 同意 很同意"),
        ("agreement", "zh-Hant", "很不同意 不同意 普通 同意 很同意"),
        ("satisfaction", "zh-Hans", "很不满意 不满意 一般 满意 很满意"),
        ("satisfaction", "zh-Hant", "很不滿意 不滿意 普通 滿意 很滿意"),
        ("5", "en", "1 2 3 4 5"),
        ("10", "zh-Hans", "1 2 3 4 5 6 7 8 9 10"),
    ],
)
def test_known_scale_brings_its_steps(name, language, steps):
    question, problems = question_of(f"scale={name}", language=language)

    assert problems == []
    assert isinstance(question, Scale)
    assert list(question.steps) == steps.split()
    assert question.points == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_known_scale_speaks_english_else(language):
    question, _problems = question_of("scale=agreement", language=language)

    assert isinstance(question, Scale)
    assert question.steps[0] == "strongly disagree"


def test_numbers_need_no_number_beside_them():
    question, _problems = question_of("scale=7")

    assert isinstance(question, Scale)
    assert {step.letter for step in question.asked().options} == {""}


def test_steps_may_be_the_authors_own():
    question, problems = question_of(
        "scale=own points=0", "Look back.\n\n- 太**浅**\n- 正好\n- 太深"
    )

    assert problems == []
    assert isinstance(question, Scale)
    assert question.steps == ("太<strong>浅</strong>", "正好", "太深")
    assert question.material == "Look back."


FEW = (
    1,
    (
        "A scale of your own has 2 to 11 steps. Write them from least to most, one a "
        "line, each behind “- ”."
    ),
)


@pytest.mark.parametrize(
    ("attributes", "text", "mistakes"),
    [
        ("scale=own", "", [FEW]),
        ("scale=own", "- one", [FEW]),
        ("scale=own", "- x\n" * 12, [FEW]),
        ("scale=own", "- a\n- \n- c", [(3, "This step is empty. Write its text.")]),
        (
            "scale=own",
            "- a\n- b\n\nmore",
            [(5, "This text stands behind the steps. Put it before them.")],
        ),
        (
            "scale=5",
            "- a\n- b",
            [
                (
                    2,
                    (
                        "This scale has its steps already. Write “scale=own” if you "
                        "mean the steps of this list, or remove the list."
                    ),
                )
            ],
        ),
        (
            "scale=5 points=2",
            "",
            [(1, "A survey scale gives no points. Remove “points=2”.")],
        ),
        (
            "scale=six",
            "",
            [
                (
                    1,
                    (
                        "“scale=six” is not possible. "
                        "Write one of: agreement, satisfaction, 5, 7, 10, own."
                    ),
                )
            ],
        ),
    ],
)
def test_mistakes_in_a_scale_are_named(attributes, text, mistakes):
    question, problems = question_of(attributes, text)

    assert problems == mistakes
    assert (question is None) is (attributes == "scale=own" and not text)
