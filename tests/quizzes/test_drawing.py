from dataclasses import replace

import pytest

from quizzes import drawing
from quizzes.drawing import Candidate, Line
from tests.make import LATER, NOON
from tests.quizzes import quiz

QUESTION = quiz.questions()[1]


def candidate(name, unit="", tags=(), points=1):
    stem = replace(QUESTION.stem, id=name, tags=tuple(tags), points=points)
    return Candidate(replace(QUESTION, stem=stem), f"wording of {name}", unit)


OWN = [candidate(f"own-{n}", tags=["case"] if n < 3 else []) for n in range(5)]
OPENING = [
    candidate(f"open-{n}", "opening", tags=["crm"] if n < 2 else []) for n in range(6)
]


def names(drawn):
    return [one.question.id for one in drawn]


def draw(lines, candidates, *, seen=(), seed=7):
    return names(
        drawing.draw(lines, candidates, seen=dict(seen) if seen else {}, seed=seed)
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("3 from opening", Line(3, "opening")),
        ("2 from opening tagged crm", Line(2, "opening", "crm")),
        ("4 tagged 案例", Line(4, "", "案例")),
        ("2 from this", Line(2)),
        ("2 from here", Line(2)),
        ("0 from opening", None),
        ("3", None),
        ("from opening", None),
        ("3 of opening", None),
    ],
)
def test_lines_are_read(text, line):
    assert drawing.read(text, here="here") == line


def test_one_seed_draws_one_paper_and_others_draw_others():
    lines = [Line(2, "opening")]

    papers = {tuple(draw(lines, OPENING, seed=seed)) for seed in range(20)}

    assert draw(lines, OPENING) == draw(lines, OPENING)
    assert len(papers) > 5


def test_nothing_is_drawn_twice():
    lines = [Line(3, "opening"), Line(2, "opening", "crm"), Line(3, "", "case")]

    drawn = draw(lines, OWN + OPENING)

    assert len(drawn) == len(set(drawn)) == 8
    assert set(drawn[3:5]) == {"open-0", "open-1"}


def test_one_wording_in_two_quizzes_is_drawn_once():
    twin = replace(OPENING[0], unit="closing")

    drawn = draw([Line(6, "opening"), Line(1, "closing")], [*OPENING, twin])

    assert len(drawn) == 6


@pytest.mark.parametrize("seed", range(5))
def test_what_was_never_asked_comes_first_then_what_was_asked_longest_ago(seed):
    seen = {one.fingerprint: LATER for one in OPENING[:4]}
    seen[OPENING[2].fingerprint] = NOON

    drawn = draw([Line(3, "opening")], OPENING, seen=seen, seed=seed)

    assert set(drawn) == {"open-2", "open-4", "open-5"}


@pytest.mark.parametrize("seed", range(5))
def test_an_unseen_question_moves_to_let_another_in(seed):
    few = [OPENING[0], OPENING[1], OPENING[5]]
    seen = {OPENING[1].fingerprint: NOON}

    lines = [Line(1, "opening"), Line(1, "opening", "crm")]

    assert draw(lines, few, seen=seen, seed=seed) == ["open-5", "open-0"]


def test_own_questions_are_all_asked_unless_they_are_drawn_from():
    assert draw([Line(1, "opening")], OWN + OPENING)[:5] == names(OWN)
    assert len(draw([Line(2), Line(1, "opening")], OWN + OPENING)) == 3


def test_a_question_asked_in_any_case_is_not_drawn_as_well():
    twin = replace(OWN[0], unit="opening")

    assert draw([Line(1, "opening")], [*OWN, twin]) == names(OWN)


def test_a_question_of_another_quiz_bears_its_name_in_the_id():
    assert OPENING[0].asked.id == "opening--open-0"
    assert OWN[0].asked.id == "own-0"


@pytest.mark.parametrize(
    ("lines", "short"),
    [
        ([Line(6, "opening")], []),
        ([Line(7, "opening")], [0]),
        ([Line(5, "opening"), Line(1, "opening", "crm")], []),
        ([Line(6, "opening"), Line(1, "opening", "crm")], [1]),
        ([Line(1, "nowhere")], [0]),
    ],
)
def test_lines_that_do_not_get_all_are_named(lines, short):
    assert drawing.short(lines, OWN + OPENING) == short


def test_an_attempt_is_as_long_and_worth_as_much_as_its_blueprint_says():
    lines = [Line(3, "opening"), Line(2, "closing")]
    closing = [candidate("last", "closing", points=3)]

    assert drawing.count(lines, 5) == 10
    assert drawing.count([*lines, Line(1)], 5) == 6
    assert drawing.points(lines, [*OWN, *OPENING, *closing]) == 5 + 3 + 6
