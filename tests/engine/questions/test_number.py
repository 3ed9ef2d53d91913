import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions import measure
from engine.questions.number import Number, Unit
from engine.questions.question import Show
from engine.questions.saved import UnreadableQuestion, from_json, to_json
from engine.questions.typed import Answer
from engine.questions.verdict import BadResponse
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON

MINUTES = ("42 ± 0.5 分钟", "0.7 小时")


def question(*texts, unit=Unit.OPTIONAL, **changes):
    accepted = tuple(measure.read(text, feedback=f"{text}!") for text in texts)
    return Number(stem=examples.stem(**changes), accepted=accepted, unit=unit)


@pytest.mark.parametrize(
    ("response", "points"),
    [
        ("42", 2),
        ("41.5", 2),
        ("42.5", 2),
        ("\uff14\uff12\uff0e\uff15", 2),
        ("41.49999999999999999999", 0),
        ("42.50000000000000000001", 0),
        ("42。", 2),
        ("4.2e1", 2),
        ("-42", 0),
        ("四十二", 0),
        ("42 43", 0),
        ("42分钟", 0),
        ("", 0),
        (None, 0),
        (42, 0),
        (["42"], 0),
        ("4" * 300, 0),
        ("4" * 199, 0),
    ],
)
def test_number_is_right_within_its_bounds_and_these_are_included(response, points):
    assert question("42 ± 0.5").mark(response).points == points


@pytest.mark.parametrize(
    ("unit", "response", "is_right"),
    [
        (Unit.OPTIONAL, "42", True),
        (Unit.OPTIONAL, "42 分鐘", True),
        (Unit.OPTIONAL, "0.7小时", True),
        (Unit.OPTIONAL, "42 小时", False),
        (Unit.OPTIONAL, "42 秒", False),
        (Unit.OPTIONAL, "0.7", False),
        (Unit.REQUIRED, "42", False),
        (Unit.REQUIRED, "42 分钟", True),
        (Unit.REQUIRED, "42 秒", False),
        (Unit.IGNORED, "42", True),
        (Unit.IGNORED, "42 秒", True),
        (Unit.IGNORED, "0.7", True),
        (Unit.IGNORED, "43 分钟", False),
    ],
)
def test_unit_counts_as_the_author_says(unit, response, is_right):
    assert question(*MINUTES, unit=unit).mark(response).is_right is is_right


@pytest.mark.parametrize(
    ("key", "response", "is_right"),
    [
        ("15000 元", "1.5万元", True),
        ("15000 元", "1.5 万", True),
        ("15000", "1.5万", True),
        ("1.5 万元", "1.5万元", True),
        ("1.5 万元", "1.5", True),
        ("1.5 万元", "15000", False),
        ("15000 万", "1.5万", False),
        ("200000000", "2亿", True),
        ("42%", "42", True),
        ("42%", "42%", True),
        ("42%", "0.42", False),
        ("0.42", "42%", True),
        ("0.042", "42‰", True),
        ("42", "42%", False),
        ("42 ± 5%", "44.1", True),
        ("42 ± 5%", "44.11", False),
        ("-40 ± 5%", "-42", True),
    ],
)
def test_scales_and_percentages_are_reckoned_exactly(key, response, is_right):
    assert question(key).mark(response).is_right is is_right


def test_ignored_unit_may_be_any_scale():
    number = question("42", unit=Unit.IGNORED)

    assert number.mark("42%").is_right
    assert question("15000", unit=Unit.IGNORED).mark("1.5万只").is_right


def test_feedback_is_that_of_the_matching_line():
    assert question(*MINUTES).mark("0.7小时").feedback == "0.7 小时!"
    assert question(*MINUTES).mark("0.8小时").feedback == ""


@settings(deadline=None, max_examples=60)
@given(
    response=ANY_JSON | st.text() | st.text("0123456789.。,-e万%‰分钟", max_size=12),
    key=st.sampled_from(["42", "-1.5 ± 5%", "42 ± 0.5 分钟", "42%", "1e3 ± 1"]),
    unit=st.sampled_from(Unit),
)
def test_marking_any_json_gives_points_within_bounds(response, key, unit):
    number = question(key, unit=unit)

    verdict = number.mark(response)

    assert verdict.points in (0, 2)
    assert number.asked(response).is_answered is number.is_answered(response)
    assert number.revealed(response).points == verdict.points
    assert from_json(json.loads(json.dumps(to_json(number)))) == number


@settings(deadline=None, max_examples=60)
@given(
    value=st.decimals(-1000, 1000, places=2),
    margin=st.decimals(0, 100, places=2),
    off=st.fractions(-2, 2),
    unit=st.sampled_from(Unit),
)
def test_right_is_what_lies_within_the_margin(value, margin, off, unit):
    number = question(f"{value:f} ± {margin:f} 米", unit=unit)
    (accepted,) = number.accepted

    assert number.mark(number.right_answer()).is_right
    assert accepted.holds(Fraction(value) + off * Fraction(margin)) is (
        abs(off) <= 1 or not margin
    )


@pytest.mark.parametrize(
    ("texts", "unit", "note"),
    [
        (["42"], Unit.OPTIONAL, "number"),
        (["42 ± 5%"], Unit.OPTIONAL, "number"),
        (["-42"], Unit.OPTIONAL, "number"),
        (["42 分钟"], Unit.OPTIONAL, "unit"),
        (["42", "0.7 小时"], Unit.OPTIONAL, "unit"),
        (["42 分钟"], Unit.REQUIRED, "unit-required"),
    ],
)
def test_page_says_what_to_write(texts, unit, note):
    assert question(*texts, unit=unit).asked().note == note


def test_what_is_no_number_is_told_before_it_is_marked():
    assert question("42").asked("many").is_unreadable
    assert not question("42").asked("43").is_unreadable
    assert not question("42").asked(" ").is_unreadable


def test_asked_question_does_not_depend_on_the_key():
    one, other = question("42 ± 1", explanation="Secret."), question("-43", "44")

    assert one.asked("42") == other.asked("42")
    assert one.revealed("42", show=Show.NOTHING) == other.revealed(
        "42", show=Show.NOTHING
    )


def test_key_lists_all_that_is_accepted():
    key = question(*MINUTES).answer_key()

    assert key.given == "42 分钟"
    assert [answer.text for answer in key.accepted] == [*MINUTES]
    assert question(*MINUTES).revealed("1").accepted == (
        Answer("42 ± 0.5 分钟"),
        Answer("0.7 小时"),
    )


def test_form_sends_one_line():
    assert question("42").response(["42 分钟"]) == "42 分钟"
    with pytest.raises(BadResponse):
        question("42").response(["42", "分钟"])


@pytest.mark.parametrize(
    "change", [{"accepted": []}, {"accepted": [{"text": "42"}]}, {"unit": "any"}]
)
def test_saved_question_without_sense_is_refused(change):
    saved = to_json(question("42"))

    with pytest.raises(UnreadableQuestion):
        from_json({**saved, "body": {**question("42").body(), **change}})
