import json

from quizzes import content
from quizzes.content import Content
from quizzes.rules import Rules, Shuffle
from tests.quizzes import quiz


def orders(drawn):
    return [[option.key for option in one.options] for one in drawn.questions]


def test_content_comes_back_from_json_as_it_was():
    before = Content(Rules(attempts=3), quiz.questions(), ("说出线索",))

    kept = json.loads(json.dumps(content.to_json(before)))

    assert content.from_json(kept) == before


def test_points_are_those_of_all_questions():
    assert Content(Rules(), quiz.questions()).points == 6


def test_one_seed_gives_one_order_and_another_gives_others():
    today = Content(Rules(shuffle=Shuffle.BOTH), quiz.questions())

    drawn = {str(orders(today.shuffled(seed))) for seed in range(20)}

    assert orders(today.shuffled(7)) == orders(today.shuffled(7))
    assert len(drawn) > 5


def test_without_shuffling_the_author_decides():
    today = Content(Rules(), quiz.questions())

    assert today.shuffled(7) == today


def test_shuffling_questions_leaves_the_options_alone():
    today = Content(Rules(shuffle=Shuffle.QUESTIONS), quiz.questions())

    drawn = today.shuffled(3)

    assert sorted(one.id for one in drawn.questions) == ["best", "did", "ordered"]
    assert all(keys == sorted(keys) for keys in orders(drawn))
