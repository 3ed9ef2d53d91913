import json
from typing import Any

from quizzes.statistics import picking
from quizzes.statistics.gathering import Heap, Wording
from tests.quizzes import quiz

SINGLE = """
## 做得最对的是什么？ {#best}

- [ ] 照章办事
- [x] 派人登门
"""
SEVERAL = """
## 她做了哪几件事？ {#did}

- [x] 打电话
- [x] 叫出租车
- [ ] 请客
"""
SHORT = """
## 它叫什么？ {#name}

= 秘密钥匙
"""
NUMBER = """
## 等了多久？ {#wait}

= 42 ± 0.5
"""
WRITTEN = """
## 您怎么想？ {#think}

/// trainer
有自己的话。
///
"""
SCALE = """
## 您满意吗？ {#pleased scale=own}

- 不满意
- 一般
- 满意
"""


def wording(source: str, *said: Any) -> Wording:
    [question] = quiz.questions(source)
    texts = [None if one is None else json.dumps(one) for one in said]
    return Wording(
        slot=question.id,
        fingerprint="f",
        question=question,
        is_today=True,
        is_void=False,
        first=1,
        last=1,
        heap=Heap([*range(len(texts))], [], texts),
    )


def picks(source: str, *said: Any) -> picking.Picks:
    found = picking.of(wording(source, *said))
    assert found is not None
    return found


def test_options_stand_under_the_letters_of_the_authors_order():
    question = wording(SINGLE).question.shuffled(3)
    mixed = wording(SINGLE, "2", "1", None, "nonsense")
    mixed.question = question

    found = picking.of(mixed)

    assert found is not None
    assert [(one.key, one.letter, one.is_right) for one in found.options] == [
        ("1", "A", False),
        ("2", "B", True),
    ]
    assert found.each == [("2",), ("1",), (), ()]
    assert (found.keys, found.right) == (["1", "2"], ["2"])


def test_several_picks_count_each():
    found = picks(SEVERAL, ["2", "1"], ["3"], [])

    assert found.each == [("1", "2"), ("3",), ()]
    assert found.right == ["1", "2"]


def test_steps_of_a_scale_have_no_right_one():
    found = picks(SCALE, "3", "9", None)

    assert found.each == [("3",), (), ()]
    assert [one.text for one in found.options] == ["不满意", "一般", "满意"]
    assert found.right == []


def test_right_words_are_one_option_and_the_wrong_ones_are_counted():
    found = picks(SHORT, "秘密钥匙", "秘密钥匙。", "秘密钥匙", "钥匙", "门", "门", " ")

    assert [(one.text, one.is_right) for one in found.options] == [
        ("秘密钥匙", True),
        ("门", False),
        ("钥匙", False),
    ]
    assert found.each[:5] == [("=",), ("=",), ("=",), ("钥匙",), ("门",)]
    assert found.each[-1] == ()


def test_the_most_frequent_wrong_words_are_enough():
    found = picks(SHORT, *"一二三四五六七八")

    assert len(found.options) == picking.MOST_TEXTS
    assert found.right == []


def test_numbers_are_counted_as_they_were_typed():
    found = picks(NUMBER, "42", "7")

    assert [(one.text, one.is_right) for one in found.options] == [
        ("42", True),
        ("7", False),
    ]


def test_nothing_typed_is_nothing_to_count():
    assert picking.of(wording(SHORT, None, "")) is None


def test_what_was_put_together_is_nothing_to_count():
    assert picking.of(wording(SHORT, ["a"], {"1": "2"})) is None


def test_what_a_person_marks_is_nothing_to_count():
    assert picking.of(wording(WRITTEN, "Words")) is None
