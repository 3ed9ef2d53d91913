"""A quiz on paper: what a seed draws, and where each kind is answered."""

import pytest

from engine.markup.page import Surroundings
from engine.questions import examples
from engine.questions.reading import read
from quizzes import exam, pools
from quizzes.content import Content, to_json
from quizzes.drawing import Line
from quizzes.exam import Item, Place
from quizzes.rules import Rules, Shuffle
from tests import make

NOWHERE = Surroundings("quiz.md", {}, lambda _target: None)


def questions():
    found, problems = read(examples.SOURCE, first_line=1, surroundings=NOWHERE)
    assert problems == []
    return {one.kind: one for one in found}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "single",
            [
                Place("A", is_box=True),
                Place("B", is_box=True, is_right=True),
            ],
        ),
        ("short", [Place("", "解冻 / 解冻期", "line")]),
        ("cloze", [Place("（1）", "推动", "word"), Place("（2）", "再结冻", "word")]),
        ("written", []),
    ],
)
def test_places_of_a_kind(kind, expected):
    assert list(exam.places(questions()[kind])) == expected


def test_multiple_choice_has_more_than_one_right_box():
    found = exam.places(questions()["multiple"])

    assert [one.is_right for one in found] == [True, True, False]


def test_scale_has_boxes_and_none_is_right():
    found = list(exam.places(questions()["scale"]))

    assert [one.label for one in found] == ["1", "2", "3", "4", "5"]
    assert not any(one.is_right for one in found)


def test_items_to_order_bear_letters_and_take_numbers():
    ordering = questions()["ordering"].shuffled(3)

    found = list(exam.places(ordering))

    keys = [one.key for one in ordering.asked().items]
    order = [keys[int(place.answer) - 1] for place in found]
    assert [place.label for place in found] == ["a", "b", "c"]
    assert sorted(order) == sorted(keys)
    right = sorted(zip((int(one.answer) for one in found), keys, strict=True))
    assert [key for _number, key in right] == ordering.right_answer()


def test_pieces_to_match_bear_numbers_and_take_letters():
    matching = questions()["matching"]

    found = list(exam.places(matching))

    letters = {one.text: one.letter for one in matching.asked().partners}
    assert [one.label for one in found] == ["1", "2"]
    assert found[0].answer == letters["来之前想要的"]


def test_head_says_how_much_how_long_and_what_passes():
    items = [Item(1, questions()["single"], ()), Item(2, questions()["written"], ())]

    said = list(exam.facts(Rules(seconds=1200, pass_mark=50), items))

    assert said == ["2 题", "共 12 分", "限时 20 分钟", "6 分及格"]


def test_quiz_without_limit_and_pass_mark_says_neither():
    items = [Item(1, questions()["single"], ())]

    assert list(exam.facts(Rules(pass_mark=0), items)) == ["1 题", "共 2 分"]


@pytest.mark.django_db
def test_exam_draws_as_an_attempt_does_for_somebody_new():
    single = questions()
    kept = Content(
        Rules(shuffle=Shuffle.BOTH),
        (single["single"], single["true-false"], single["short"]),
        lines=(Line(2),),
    )
    unit = make.unit(kind="quiz", version_fields={"data": to_json(kept)})
    version, newcomer = unit.versions.get(), make.person()

    drawn = pools.exam(unit, version, seed=5)

    attempt = pools.paper(unit, version, person=newcomer.pk, seed=5)
    assert drawn == [one.question for one in attempt]
    assert len(drawn) == 2
