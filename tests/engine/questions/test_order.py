import json
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.order import Ordering, Scoring
from engine.questions.pieces import keyed
from engine.questions.question import Show
from engine.questions.saved import UnreadableQuestion, from_json, to_json
from engine.questions.verdict import BadResponse
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON

TEXTS = ["hear", "ask", "visit", "call"]
HEAR, ASK, VISIT, CALL = [piece.key for piece in keyed("why-visit", TEXTS)]
RIGHT = [HEAR, ASK, VISIT, CALL]
KEYS = st.sampled_from(RIGHT)
ANY_RESPONSE = (
    ANY_JSON
    | st.permutations(RIGHT)
    | st.lists(KEYS | ANY_JSON)
    | st.dictionaries(KEYS | st.text(max_size=3), st.integers(-1, 6) | ANY_JSON)
)


def ordering(texts=TEXTS, *, scoring=Scoring.ALL_OR_NOTHING, **changes):
    """Return a question whose items are given in their right order."""
    items = keyed("why-visit", texts)
    right = tuple(item.key for item in items)
    stem = examples.stem(**changes)
    return Ordering(stem=stem, items=items, right=right, scoring=scoring).shuffled(0)


ANY_QUESTION = st.builds(
    ordering,
    texts=st.lists(st.text(max_size=3), min_size=2, max_size=6),
    scoring=st.sampled_from(Scoring),
    points=st.integers(1, 100),
)


@pytest.mark.parametrize(
    ("response", "whole", "proportional", "pairs"),
    [
        (RIGHT, 1, 1, 1),
        ([ASK, HEAR, VISIT, CALL], 0, Fraction(1, 2), Fraction(5, 6)),
        ([ASK, VISIT, CALL, HEAR], 0, 0, Fraction(1, 2)),
        ([*reversed(RIGHT)], 0, 0, 0),
        ({HEAR: 1, ASK: 2, VISIT: 3, CALL: 4}, 1, 1, 1),
        ({HEAR: 1, ASK: 2, VISIT: 3}, 0, 0, 0),
        ({HEAR: 1, ASK: 1, VISIT: 3, CALL: 4}, 0, 0, 0),
        ([HEAR, ASK, VISIT], 0, 0, 0),
        ([HEAR, HEAR, ASK, VISIT], 0, 0, 0),
        ([HEAR, ASK, VISIT, [CALL]], 0, 0, 0),
        ({HEAR: True, ASK: 2, VISIT: 3, CALL: 4}, 0, 0, 0),
        ("".join(RIGHT), 0, 0, 0),
        (None, 0, 0, 0),
    ],
)
def test_order_earns_its_share(response, whole, proportional, pairs):
    for scoring, share in zip(Scoring, [whole, proportional, pairs], strict=True):
        question = ordering(scoring=scoring, points=3)

        verdict = question.mark(response)

        assert verdict.fraction == share
        assert verdict.out_of == 3


def test_parts_are_the_items_where_they_count_one_by_one():
    response = [ASK, HEAR, VISIT, CALL]
    quarter = Fraction(1, 4)

    parts = ordering(scoring=Scoring.PROPORTIONAL).parts(response)

    assert parts == {HEAR: 0, ASK: 0, VISIT: quarter, CALL: quarter}
    assert ordering(scoring=Scoring.PAIRS).parts(response) == {"": Fraction(5, 6)}


@pytest.mark.parametrize("scoring", Scoring)
def test_chance_is_what_all_orders_earn_on_average(scoring):
    question = ordering(scoring=scoring)

    every = [question.mark([*order]).fraction for order in permutations(RIGHT)]

    assert question.chance() == sum(every) / len(every)


@settings(deadline=None, max_examples=60)
@given(question=ANY_QUESTION, response=ANY_RESPONSE)
def test_marking_any_json_gives_points_within_bounds(question, response):
    verdict = question.mark(response)

    assert 0 <= verdict.points <= verdict.out_of == question.points
    assert sum(question.parts(response).values()) == verdict.fraction
    assert question.asked(response).is_answered is question.is_answered(response)
    assert question.revealed(response).points == verdict.points
    assert question.is_answered(response) or not question.is_complete(response)


@settings(deadline=None, max_examples=60)
@given(question=ANY_QUESTION, seed=st.integers())
def test_question_is_kept_and_never_shown_in_the_right_order(question, seed):
    shuffled = question.shuffled(seed)

    assert from_json(json.loads(json.dumps(to_json(shuffled)))) == shuffled
    assert tuple(item.key for item in shuffled.items) != shuffled.right
    assert shuffled.mark(shuffled.right_answer()).is_right
    assert set(shuffled.items) == set(question.items)


@pytest.mark.parametrize("seed", [0, 5])
def test_asked_question_does_not_depend_on_the_right_order(seed):
    questions = [ordering(texts).shuffled(seed) for texts in permutations(TEXTS)]

    pages = [question.asked() for question in questions]
    usual = max(pages, key=pages.count)

    assert pages.count(usual) == len(pages) - 1  # the last one has the page's order
    assert {
        question.revealed([*RIGHT], show=Show.NOTHING)
        for question, page in zip(questions, pages, strict=True)
        if page == usual
    } == {questions[pages.index(usual)].revealed([*RIGHT], show=Show.NOTHING)}


def test_another_seed_gives_another_order():
    orders = {ordering().shuffled(seed).items for seed in range(20)}

    assert len(orders) > 5


@pytest.mark.parametrize(
    ("values", "response"),
    [
        ([], None),
        (["", ""], None),
        (
            [f"{CALL}=1", f"{HEAR}=2", f"{ASK}=3", f"{VISIT}=4"],
            [CALL, HEAR, ASK, VISIT],
        ),
        ([f"{ASK}=2", f"{HEAR}=1", f"{CALL}=4", f"{VISIT}=3"], RIGHT),
        ([f"{HEAR}=1", "", f"{ASK}=4"], {HEAR: 1, ASK: 4}),
        (
            [f"{HEAR}=2", f"{ASK}=2", f"{VISIT}=3", f"{CALL}=4"],
            {HEAR: 2, ASK: 2, VISIT: 3, CALL: 4},
        ),
    ],
)
def test_places_become_an_order_and_are_kept_while_it_is_none(values, response):
    question = ordering()

    assert question.response(values) == response
    assert question.is_answered(response) is bool(response)
    assert question.is_complete(response) is isinstance(response, list)


@pytest.mark.parametrize(
    "values",
    [
        ["why=1"],
        [HEAR],
        [f"{HEAR}="],
        [f"{HEAR}=0"],
        [f"{HEAR}=5"],
        [f"{HEAR}=\uff11"],
        [f"{HEAR}=1", f"{HEAR}=2"],
    ],
)
def test_values_that_no_page_offers_are_refused(values):
    with pytest.raises(BadResponse):
        ordering().response(values)


def test_asked_question_remembers_the_places_and_names_those_chosen_twice():
    asked = ordering(hints=("Look.",)).asked({HEAR: 1, ASK: 1, CALL: 4}, tries=1)

    places = {item.key: (item.place, item.is_repeated) for item in asked.items}
    assert places == {
        HEAR: (1, True),
        ASK: (1, True),
        VISIT: (None, False),
        CALL: (4, False),
    }
    assert asked.places == (1, 2, 3, 4)
    assert asked.hints == ("Look.",)
    assert not asked.is_revealed


@pytest.mark.parametrize(
    ("show", "verdicts", "right_order"),
    [
        (Show.NOTHING, ["", "", "", ""], []),
        (Show.MARKS | Show.EXPLANATION, ["", "", "", ""], []),
        (Show.CORRECTNESS, ["wrong", "wrong", "right", "right"], []),
        (Show.RIGHT_ANSWER, ["wrong", "wrong", "right", "right"], TEXTS),
    ],
)
def test_revealed_question_shows_only_what_is_allowed(show, verdicts, right_order):
    response = [ASK, HEAR, VISIT, CALL]

    revealed = ordering(explanation="Because.").revealed(response, show=show)

    assert [item.text for item in revealed.items] == ["ask", "hear", "visit", "call"]
    assert [item.verdict for item in revealed.items] == verdicts
    assert list(revealed.right_order) == right_order
    assert revealed.correctness == ("wrong" if Show.CORRECTNESS in show else "")
    assert revealed.points == (0 if Show.MARKS in show else None)
    assert revealed.explanation == ("Because." if Show.EXPLANATION in show else "")


def test_half_an_order_is_shown_as_it_was_given():
    revealed = ordering().revealed({CALL: 2, ASK: 2, HEAR: 1})

    first, *_both, last = revealed.items
    assert (first.text, first.place) == ("hear", 1)
    assert (last.text, last.place) == ("visit", None)
    assert {item.verdict for item in revealed.items} == {""}
    assert not revealed.is_complete


def test_answer_key_gives_the_right_order():
    assert list(ordering().answer_key().right_order) == TEXTS


@pytest.mark.parametrize("right", [[HEAR], [HEAR, ASK, VISIT, "x"], 3])
def test_saved_order_of_other_items_is_refused(right):
    kept = to_json(ordering())
    body = {**ordering().body(), "right": right}

    with pytest.raises(UnreadableQuestion):
        from_json({**kept, "body": body})
