import json
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.pairs import Matching, Scoring
from engine.questions.pieces import keyed
from engine.questions.question import Show
from engine.questions.saved import UnreadableQuestion, from_json, to_json
from engine.questions.verdict import BadResponse
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON

LEFTS, RIGHTS = ["P", "E", "gap"], ["seen", "hoped", "difference"]
P, E, GAP = [piece.key for piece in keyed("why-visit", LEFTS)]
SEEN, HOPED, DIFFERENCE, LUCK = [
    piece.key for piece in keyed("why-visit", [*RIGHTS, "luck"])
]
RIGHT = {P: SEEN, E: HOPED, GAP: DIFFERENCE}
LEFT_KEYS, RIGHT_KEYS = (
    st.sampled_from([P, E, GAP]),
    st.sampled_from([SEEN, HOPED, LUCK]),
)
ANY_RESPONSE = ANY_JSON | st.dictionaries(
    LEFT_KEYS | st.text(max_size=3), RIGHT_KEYS | ANY_JSON
)


def matching(rights=RIGHTS, *, scoring=Scoring.PROPORTIONAL, **changes):
    """Return a question of three pairs and a distractor."""
    rows = [f"| {left} | {right} |" for left, right in zip(LEFTS, rights, strict=True)]
    source = "\n".join(["| what | means |", "|---|---|", *rows, "| | luck |"])
    draft = examples.draft(source, scoring=scoring.value)
    question = Matching.from_draft(draft, examples.stem(**changes))
    assert question is not None
    assert draft.problems == []
    return question


ANY_QUESTION = st.builds(
    matching,
    rights=st.permutations(RIGHTS) | st.just(["seen", "seen", "hoped"]),
    scoring=st.sampled_from(Scoring),
    points=st.integers(1, 100),
)


@pytest.mark.parametrize(
    ("response", "right", "is_whole"),
    [
        (RIGHT, 3, True),
        ({**RIGHT, "x": SEEN}, 3, True),
        ({**RIGHT, GAP: LUCK}, 2, False),
        ({P: SEEN}, 1, False),
        ({P: SEEN, E: SEEN, GAP: SEEN}, 1, False),
        ({P: HOPED, E: SEEN}, 0, False),
        ({P: [SEEN], E: None}, 0, False),
        ({}, 0, False),
        ([P, SEEN], 0, False),
        (P, 0, False),
        (None, 0, False),
    ],
)
def test_pairs_earn_their_share_or_all_together(response, right, is_whole):
    assert matching(points=3).mark(response).points == right
    assert matching(scoring=Scoring.ALL_OR_NOTHING).mark(response).fraction == is_whole


def test_parts_are_the_pieces_where_they_count_one_by_one():
    third = Fraction(1, 3)

    parts = matching().parts({P: SEEN, E: LUCK})

    assert parts == {P: third, E: 0, GAP: 0}
    assert matching(scoring=Scoring.ALL_OR_NOTHING).parts(RIGHT) == {"": 1}


def test_chance_is_one_of_the_number_of_partners():
    assert matching().chance() == Fraction(1, 4)
    assert matching(scoring=Scoring.ALL_OR_NOTHING).chance() == Fraction(1, 64)


@settings(deadline=None, max_examples=60)
@given(question=ANY_QUESTION, response=ANY_RESPONSE)
def test_marking_any_json_gives_points_within_bounds(question, response):
    verdict = question.mark(response)

    assert 0 <= verdict.points <= verdict.out_of == question.points
    assert sum(question.parts(response).values()) == verdict.fraction
    assert question.asked(response).is_answered is question.is_answered(response)
    assert question.revealed(response).points == verdict.points
    assert question.is_answered(response) or verdict.points == 0


@settings(deadline=None, max_examples=30)
@given(question=ANY_QUESTION, seed=st.integers())
def test_question_is_kept_and_its_key_holds_however_shuffled(question, seed):
    shuffled = question.shuffled(seed)

    assert from_json(json.loads(json.dumps(to_json(shuffled)))) == shuffled
    assert shuffled.mark(shuffled.right_answer()).is_right
    assert set(shuffled.lefts) == set(question.lefts)
    assert set(shuffled.rights) == set(question.rights)


@pytest.mark.parametrize("seed", [None, 5])
def test_asked_question_does_not_depend_on_the_pairs(seed):
    questions = [matching(rights) for rights in permutations(RIGHTS)]
    if seed:
        questions = [question.shuffled(seed) for question in questions]

    assert len({question.asked({P: SEEN}) for question in questions}) == 1
    assert len({one.revealed({P: SEEN}, show=Show.NOTHING) for one in questions}) == 1


def test_left_side_keeps_its_order_until_it_is_shuffled():
    question = matching()

    assert [row.text for row in question.asked().rows] == LEFTS
    assert len({question.shuffled(seed).lefts for seed in range(20)}) > 3
    assert len({question.shuffled(seed).rights for seed in range(20)}) > 3


def test_equal_partners_are_one_to_choose():
    question = matching(["seen", "seen", "luck"])

    assert {partner.label for partner in question.asked().partners} == {"seen", "luck"}
    assert question.mark({P: SEEN, E: SEEN, GAP: LUCK}).is_right


@pytest.mark.parametrize(
    ("values", "response"),
    [
        ([], None),
        (["", "", ""], None),
        ([f"{P}={SEEN}", "", f"{GAP}={LUCK}"], {P: SEEN, GAP: LUCK}),
        ([f"{P}={SEEN}", f"{E}={SEEN}", f"{GAP}={SEEN}"], dict.fromkeys(RIGHT, SEEN)),
    ],
)
def test_form_values_become_pairs(values, response):
    question = matching()

    assert question.response(values) == response
    assert question.is_answered(response) is bool(response)
    assert question.is_complete(response) is (len(response or {}) == 3)


@pytest.mark.parametrize(
    "values",
    [
        [P],
        [f"{P}="],
        [f"{P}=x"],
        [f"x={SEEN}"],
        [f"{SEEN}={P}"],
        [f"{P}={SEEN}", f"{P}={HOPED}"],
    ],
)
def test_values_that_no_page_offers_are_refused(values):
    with pytest.raises(BadResponse):
        matching().response(values)


def test_asked_question_remembers_what_was_chosen():
    asked = matching(hints=("Look.",)).asked({P: SEEN, E: "x"}, tries=1)

    assert [row.given.label if row.given else "" for row in asked.rows] == [
        "seen",
        "",
        "",
    ]
    assert asked.heads == ("what", "means")
    assert [partner.letter for partner in asked.partners] == [*"ABCD"]
    assert asked.hints == ("Look.",)
    assert not asked.is_revealed


@pytest.mark.parametrize(
    ("show", "verdicts", "right"),
    [
        (Show.NOTHING, ["", "", ""], None),
        (Show.MARKS | Show.EXPLANATION, ["", "", ""], None),
        (Show.CORRECTNESS, ["right", "wrong", ""], None),
        (Show.RIGHT_ANSWER, ["right", "wrong", ""], RIGHTS),
    ],
)
def test_revealed_question_shows_only_what_is_allowed(show, verdicts, right):
    revealed = matching(explanation="Because.", points=3).revealed(
        {P: SEEN, E: LUCK}, show=show
    )

    told = [row.right.text for row in revealed.rows if row.right]
    assert [row.verdict for row in revealed.rows] == verdicts
    assert told == (right or [])
    assert revealed.correctness == ("partly" if Show.CORRECTNESS in show else "")
    assert revealed.points == (1 if Show.MARKS in show else None)
    assert revealed.explanation == ("Because." if Show.EXPLANATION in show else "")


def test_answer_key_gives_every_partner():
    rows = matching().answer_key().rows

    assert [row.given for row in rows] == [row.right for row in rows]
    assert [row.right.text for row in rows if row.right] == RIGHTS


@pytest.mark.parametrize(
    "changes",
    [
        {"right": {**RIGHT, P: "x"}},
        {"right": {P: SEEN}},
        {"heads": ["one"]},
        {"scoring": "fair"},
    ],
)
def test_saved_pairs_that_do_not_fit_are_refused(changes):
    body = {**matching().body(), **changes}

    with pytest.raises(UnreadableQuestion):
        from_json({**to_json(matching()), "body": body})
