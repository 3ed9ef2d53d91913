import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.choice import Multiple, Single, TrueFalse
from engine.questions.question import Show
from engine.questions.scoring import Scoring
from engine.questions.verdict import BadResponse
from tests.engine.questions import examples

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
KEYS = st.sampled_from("1234")
ANY_RESPONSE = ANY_JSON | KEYS | st.lists(KEYS | ANY_JSON)
ANY_QUESTION = st.one_of(
    st.builds(examples.single, right=KEYS, points=st.integers(1, 100)),
    st.builds(examples.true_false, right=st.sampled_from("12")),
    st.builds(
        examples.multiple,
        right=st.sets(KEYS, min_size=1),
        scoring=st.sampled_from(Scoring),
        points=st.integers(1, 100),
    ),
)


@pytest.mark.parametrize(
    ("response", "points", "feedback"),
    [
        ("2", 2, "About 2."),
        ("1", 0, "About 1."),
        (None, 0, ""),
        ("", 0, ""),
        ("9", 0, ""),
        (2, 0, ""),
        (True, 0, ""),
        (["2"], 0, ""),
        ({"2": "2"}, 0, ""),
    ],
)
def test_single_choice_is_right_or_wrong(response, points, feedback):
    verdict = examples.single(right="2").mark(response)

    assert verdict.points == points
    assert verdict.out_of == 2
    assert verdict.feedback == feedback


@pytest.mark.parametrize(("response", "points"), [("1", 2), ("2", 2), ("3", 0)])
def test_single_choice_with_a_mended_key_accepts_several(response, points):
    assert examples.single(right="12").mark(response).points == points


@pytest.mark.parametrize(
    ("right", "response", "points"), [("1", "1", 2), ("1", "2", 0), ("2", "2", 2)]
)
def test_statement_is_true_or_false(right, response, points):
    assert examples.true_false(right=right).mark(response).points == points


@pytest.mark.parametrize(
    ("response", "points"),
    [
        (["1", "3"], 2),
        (["3", "1"], 2),
        (["1", "3", "3"], 2),
        (["1"], 1),
        (["1", "2"], 0),
        ([], 0),
        (None, 0),
        ("13", 0),
        (["1", "3", "9"], 0),
        (["1", 3], 0),
        (["1", ["3"]], 0),
        ({"1": True, "3": True}, 0),
    ],
)
def test_several_choices_earn_their_share_and_nonsense_nothing(response, points):
    question = examples.multiple(right="13", scoring=Scoring.PARTIAL)

    assert question.mark(response).points == points


def test_thirds_are_kept_exactly():
    question = examples.multiple(right="123", scoring=Scoring.PARTIAL, points=1)

    assert sum(question.mark([key]).points for key in "123") == 1


def test_several_picks_leave_the_words_to_their_options():
    question = examples.multiple()

    assert question.mark(["1"]).feedback == "About 1."
    assert question.mark(["1", "2"]).feedback == ""


@settings(deadline=None)
@given(question=ANY_QUESTION, response=ANY_RESPONSE)
def test_marking_any_json_gives_points_within_bounds(question, response):
    verdict = question.mark(response)

    assert 0 <= verdict.points <= question.points == verdict.out_of
    assert question.asked(response).is_answered is question.is_answered(response)
    assert question.revealed(response).points == verdict.points
    assert question.is_answered(response) or verdict.points == 0


@settings(deadline=None)
@given(question=ANY_QUESTION, seed=st.integers())
def test_right_answer_earns_all_points_however_shuffled(question, seed):
    shuffled = question.shuffled(seed)

    assert shuffled.mark(question.right_answer()).is_right
    assert shuffled.right_answer() == question.right_answer()
    assert set(shuffled.options) == set(question.options)


@pytest.mark.parametrize(
    ("question", "values", "response"),
    [
        (examples.single(), [], None),
        (examples.single(), ["3"], "3"),
        (examples.true_false(), ["1"], "1"),
        (examples.multiple(), [], []),
        (examples.multiple(), ["3", "1", "3"], ["1", "3"]),
        (examples.multiple(count=12), ["10", "2"], ["2", "10"]),
    ],
)
def test_form_values_become_a_response(question, values, response):
    assert question.response(values) == response
    assert json.loads(json.dumps(response)) == response


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (examples.single(), ["9"]),
        (examples.single(), [""]),
        (examples.single(), ["1", "2"]),
        (examples.true_false(), ["3"]),
        (examples.multiple(), ["1", "9"]),
    ],
)
def test_values_that_no_page_offers_are_refused(question, values):
    with pytest.raises(BadResponse):
        question.response(values)


def test_options_are_shuffled_by_the_seed_and_keep_their_keys():
    shuffled = examples.single(right="2").shuffled(5)

    assert [option.key for option in shuffled.options] == ["4", "2", "3", "1"]
    assert [option.letter for option in shuffled.asked().options] == [*"ABCD"]
    assert shuffled.mark("2").is_right


def test_fixed_options_and_statements_are_never_shuffled():
    fixed, statement = examples.single(is_fixed=True), examples.true_false()

    assert all(fixed.shuffled(seed) == fixed for seed in range(20))
    assert all(statement.shuffled(seed) == statement for seed in range(20))


@pytest.mark.parametrize(
    "question", [examples.single(), examples.multiple(), examples.true_false()]
)
def test_asked_question_does_not_depend_on_the_key(question):
    other = type(question).from_body(
        examples.stem(explanation="Secret."),
        {
            **question.body(),
            "options": [
                {**option.to_json(), "is_right": not option.is_right, "feedback": "No."}
                for option in question.options
            ],
        },
    )

    assert question.asked("1") == other.asked("1")
    assert question.revealed("1", show=Show.NOTHING) == other.revealed(
        "1", show=Show.NOTHING
    )


def test_one_hint_is_shown_for_each_failed_try():
    question = examples.single(hints=("First.", "Second."))

    assert question.asked().hints == ()
    assert question.asked(tries=1).hints == ("First.",)
    assert question.asked(tries=5).hints == ("First.", "Second.")


def test_asked_question_remembers_what_was_picked():
    asked = examples.multiple().asked(["2", "3"])

    assert asked.is_several
    assert not asked.is_revealed
    assert [option.key for option in asked.options if option.is_picked] == ["2", "3"]


@pytest.mark.parametrize(
    ("show", "correctness", "points", "feedback", "explanation"),
    [
        (Show.NOTHING, "", None, "", ""),
        (Show.CORRECTNESS, "wrong", None, "", ""),
        (Show.MARKS, "", 0, "", ""),
        (Show.FEEDBACK, "", None, "About 1.", ""),
        (Show.EXPLANATION, "", None, "", "Because."),
        (Show.REVIEW, "wrong", 0, "About 1.", "Because."),
    ],
)
def test_revealed_question_shows_only_what_is_allowed(
    show, correctness, points, feedback, explanation
):
    revealed = examples.single(explanation="Because.").revealed("1", show=show)

    assert revealed.correctness == correctness
    assert revealed.points == points
    assert revealed.feedback == feedback
    assert revealed.explanation == explanation


def test_unanswered_question_is_revealed_as_such():
    revealed = examples.single().revealed(None)

    assert not revealed.is_answered
    assert revealed.correctness == "wrong"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- [x] Yes\n- [ ] No", Single),
        ("- [ ] Yes\n- [ ] No", Single),
        ("- [x] Yes\n- [X] No\n- [ ] Perhaps", Multiple),
        ("- [x] 对\n- [ ] 错", TrueFalse),
        ("- [ ] 错\n- [x] 对", TrueFalse),
        ("- [x] 對\n- [ ] 錯", TrueFalse),
        ("- [ ] 正确。\n- [x] 错误。", TrueFalse),
        ("- [ ] True\n- [x] False", TrueFalse),
        ("- [x] 对\n- [x] 错", TrueFalse),
        ("- [x] 对\n- [ ] 错\n- [ ] 不知道", Single),
        ("= 42", None),
        ("Nothing to answer with.", None),
    ],
)
def test_shape_says_the_kind(text, kind):
    draft = examples.draft(text)

    claiming = [each for each in (TrueFalse, Single, Multiple) if each.claims(draft)]
    assert claiming[:1] == ([kind] if kind else [])


def test_draft_becomes_a_question():
    draft = examples.draft(
        "- [x] a\n- [x] b\n- [ ] c", scoring="partial", order="fixed"
    )

    question = Multiple.from_draft(draft, examples.stem())

    assert question is not None
    assert question.scoring is Scoring.PARTIAL
    assert question.is_fixed
    assert question.right == {"1", "2"}
    assert draft.problems == []


def test_unknown_scoring_is_a_mistake():
    draft = examples.draft("- [x] a\n- [x] b\n- [ ] c", scoring="fair")

    question = Multiple.from_draft(draft, examples.stem())

    assert question is not None
    assert question.scoring is Scoring.ALL_OR_NOTHING
    assert examples.told(draft.problems) == [
        (
            10,
            (
                "“scoring=fair” is not possible. "
                "Write one of: all-or-nothing, proportional, partial."
            ),
        )
    ]


@pytest.mark.parametrize("kind", [Single, Multiple])
def test_draft_without_a_right_option_becomes_nothing(kind):
    draft = examples.draft("- [ ] a\n- [ ] b")

    assert kind.from_draft(draft, examples.stem()) is None
