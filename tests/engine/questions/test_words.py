import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.question import Show
from engine.questions.reading import read
from engine.questions.saved import UnreadableQuestion, from_json, to_json
from engine.questions.typed import LONGEST, Answer
from engine.questions.verdict import BadResponse
from engine.questions.words import ShortAnswer
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON

SOURCE = """\
## 第二步叫什么？ {#second points=2}

用教材里的词。

= 推动
    > 对，**推动**。
\uff1d 推進
"""


def question(*texts, **changes):
    accepted = tuple(Answer(text, f"About {text}.") for text in texts)
    return ShortAnswer(stem=examples.stem(**changes), accepted=accepted)


def read_one(source):
    found, problems = read(source, first_line=1, surroundings=examples.surroundings())
    return found, examples.told(problems)


@pytest.mark.parametrize(
    ("response", "points", "feedback"),
    [
        ("推动", 2, "About 推动."),
        (" 推動。", 2, "About 推动."),
        ("推进", 2, "About 推進."),
        ("不推动", 0, ""),
        ("推", 0, ""),
        ("", 0, ""),
        ("。", 0, ""),
        (None, 0, ""),
        (["推动"], 0, ""),
        ({"value": "推动"}, 0, ""),
        ("推动" + " " * LONGEST, 0, ""),
        ("推\ud800动", 0, ""),
    ],
)
def test_answer_is_right_if_it_folds_to_an_accepted_one(response, points, feedback):
    verdict = question("推动", "推進").mark(response)

    assert (verdict.points, verdict.out_of) == (points, 2)
    assert verdict.feedback == feedback


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("非常满意", "非常不满意"),
        ("客户满意度", "客户不满意度"),
        ("可以退款", "不可以退款"),
        ("及时回复客户", "不及时回复客户"),
    ],
)
def test_opposite_is_never_accepted(key, answer):
    assert question(key).mark(answer).points == 0
    assert question(answer).mark(key).points == 0


@settings(deadline=None, max_examples=60)
@given(response=ANY_JSON | st.text(), key=st.text(min_size=1, max_size=4))
def test_marking_any_json_gives_points_within_bounds(response, key):
    short = question("a" + key)

    verdict = short.mark(response)

    assert verdict.points in (0, 2)
    assert short.asked(response).is_answered is short.is_answered(response)
    assert short.revealed(response).points == verdict.points
    assert short.mark(short.right_answer()).is_right
    assert from_json(json.loads(json.dumps(to_json(short)))) == short


@pytest.mark.parametrize(
    ("values", "response"),
    [([], ""), ([""], ""), ([" 推动"], " 推动"), (["a\x00b\tc"], "a b c")],
)
def test_form_values_become_a_text(values, response):
    assert question("a").response(values) == response


@pytest.mark.parametrize("values", [["a", "b"], ["a" * (LONGEST + 1)]])
def test_values_that_no_page_sends_are_refused(values):
    with pytest.raises(BadResponse):
        question("a").response(values)


def test_asked_question_does_not_depend_on_the_key():
    one, other = question("推动", explanation="Secret."), question("推进", "推行")

    assert one.asked("推动", tries=1) == other.asked("推动", tries=1)
    assert one.revealed("x", show=Show.NOTHING) == other.revealed(
        "x", show=Show.NOTHING
    )
    assert one.chance() == 0


@pytest.mark.parametrize(
    ("show", "correctness", "verdict", "feedback", "accepted"),
    [
        (Show.NOTHING, "", "", "", ()),
        (Show.MARKS, "", "", "", ()),
        (Show.EXPLANATION, "", "", "", ()),
        (Show.CORRECTNESS, "right", "right", "", ()),
        (Show.FEEDBACK, "", "", "About 推动.", ()),
        (Show.RIGHT_ANSWER, "", "right", "", (Answer("推动"), Answer("推进"))),
    ],
)
def test_revealed_question_shows_only_what_is_allowed(
    show, correctness, verdict, feedback, accepted
):
    revealed = question("推动", "推进").revealed("推动", show=show)

    assert revealed.given == "推动"
    assert revealed.correctness == correctness
    assert revealed.verdict == verdict
    assert revealed.feedback == feedback
    assert revealed.accepted == accepted


def test_key_lists_all_that_is_accepted_with_its_feedback():
    key = question("推动", "推进").answer_key()

    assert key.accepted == (
        Answer("推动", "About 推动."),
        Answer("推进", "About 推进."),
    )


def test_unanswered_question_has_no_verdict():
    revealed = question("推动").revealed(" ")

    assert not revealed.is_answered
    assert (revealed.correctness, revealed.verdict) == ("wrong", "")


def test_lines_become_a_question():
    (short,), mistakes = read_one(SOURCE)

    assert mistakes == []
    assert isinstance(short, ShortAnswer)
    assert short.material == "用教材里的词。"
    assert short.accepted == (
        Answer("推动", "对，<strong>推动</strong>。"),
        Answer("推進"),
    )
    assert read_one(SOURCE)[0] == (short,)


@pytest.mark.parametrize(
    ("answers", "mistakes"),
    [
        (
            "= 推动\n= 推動。",
            [
                (
                    4,
                    (
                        "The answer “推動。” stands here twice: spaces, width, "
                        "capitals, closing marks and 简/繁 do not count. Remove one."
                    ),
                )
            ],
        ),
        ("=", [(3, "This answer is empty. Write it after “=”.")]),
    ],
)
def test_mistakes_are_named_at_their_line(answers, mistakes):
    assert read_one(f"## One {{#one}}\n\n{answers}")[1] == mistakes


def test_question_without_any_answer_is_not_asked():
    assert read_one("## One {#one}\n\n=")[0] == ()


def test_number_may_be_asked_for_as_text():
    (short,), mistakes = read_one("## One {#one as=text}\n\n= 12315")

    assert mistakes == []
    assert isinstance(short, ShortAnswer)
    assert read_one("## One {#one as=words}\n\n= 推动")[1] == [
        (1, "“as=words” is not possible. Write one of: text.")
    ]


@pytest.mark.parametrize(
    "body", [{}, {"accepted": []}, {"accepted": [3]}, {"accepted": [{"word": "a"}]}]
)
def test_saved_question_without_answers_is_refused(body):
    with pytest.raises(UnreadableQuestion):
        from_json({**to_json(question("a")), "body": body})
