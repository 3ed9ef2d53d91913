import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from engine.questions import kinds
from engine.questions.saved import UnreadableQuestion, from_json, to_json
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_QUESTION


def is_right(question):
    return question.mark(question.right_answer()).is_right


SAMPLES = sorted((Path(__file__).parent / "saved").glob("*.json"))


@settings(deadline=None)
@given(question=ANY_QUESTION)
def test_question_comes_back_as_it_was(question):
    assert from_json(json.loads(json.dumps(to_json(question)))) == question


def test_shuffled_question_keeps_its_order():
    question = examples.single(hints=("Look.",), tags=("case", "visit")).shuffled(5)

    assert from_json(to_json(question)) == question


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_shape_ever_stored_can_be_read(sample):
    saved = json.loads(sample.read_text(encoding="utf-8"))

    question = from_json(saved)

    assert question.is_marked_by_hand or question.is_survey or is_right(question)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_the_last_shape_is_written_as_it_was_read(sample):
    saved = json.loads(sample.read_text(encoding="utf-8"))

    assert to_json(from_json(saved)) == saved


def test_every_kind_has_a_sample():
    assert {sample.stem for sample in SAMPLES} >= {f"1-{kind}" for kind in kinds.KINDS}


@pytest.mark.parametrize(
    "changes",
    [
        {"shape": 99},
        {"shape": None},
        {"shape": []},
        {"kind": "riddle"},
        {"kind": []},
        {"stem": None},
        {"stem": "why"},
        {"stem": {"id": "why"}},
        {"body": None},
        {"body": {}},
        {"body": {"options": 3, "is_fixed": False}},
        {"body": {"options": [3], "is_fixed": False}},
        {"body": {"options": [{"key": "1"}], "is_fixed": False}},
    ],
)
def test_what_is_no_saved_question_is_refused(changes):
    with pytest.raises(UnreadableQuestion):
        from_json({**to_json(examples.single()), **changes})


def test_unknown_scoring_is_refused():
    question = examples.multiple()
    body = {**question.body(), "scoring": "fair"}

    with pytest.raises(UnreadableQuestion):
        from_json({**to_json(question), "body": body})
