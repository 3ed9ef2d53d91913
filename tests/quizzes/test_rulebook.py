from fractions import Fraction
from typing import Any

import pytest

from quizzes import rulebook
from quizzes.content import Content
from quizzes.drawing import Line
from quizzes.rules import Behaviour, Counted, Expiry, Navigation, Rules, Shuffle
from tests import make
from tests.make import NEXT_DAY, NOON
from tests.quizzes import quiz

GRACE: dict[str, Any] = {"expiry": Expiry.GRACE, "grace": 300}
GRACE_TOLD = (
    "从开始起限时 20 分钟，关掉页面也照样走；时间到了不再收答案，再给 5 分钟交卷。"
    "到时没交卷的不计分。"
)


def told(rules, lines=()):
    today = Content(rules, quiz.questions(), lines=tuple(lines))
    return list(rulebook.rules(today, points=6))


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (Rules(pass_mark=0), "3 题，共 6 分，不设及格线。"),
        (Rules(), "次数不限，取最高分。"),
        (Rules(attempts=1), "只能做一次。"),
        (Rules(attempts=3, counted=Counted.AVERAGE), "可以做三次，取平均分。"),
        (Rules(), "不限时间，可以中途离开，回来接着做。"),
        (Rules(opens_at=NOON), "2026-11-20 12:00 起开放。"),
        (Rules(closes_at=NOON), "2026-11-20 12:00 截止。"),
        (Rules(closes_at=NOON), "截止时，已保存的答案自动交卷。"),
        (
            Rules(opens_at=NOON, closes_at=NEXT_DAY),
            "开放时间：2026-11-20 12:00 至 2026-11-21 12:00。",
        ),
        (
            Rules(seconds=1200, **GRACE),
            GRACE_TOLD,
        ),
        (
            Rules(seconds=1200, expiry=Expiry.ABANDON),
            "从开始起限时 20 分钟，关掉页面也照样走；到时没交卷的不计分。",
        ),
        (
            Rules(closes_at=NOON, expiry=Expiry.ABANDON),
            "请在截止前交卷，到时没交卷的不计分。",
        ),
        (Rules(delay=3600, later_delay=3600), "两次之间至少隔 1 小时。"),
        (Rules(delay=3600), "第一次做完，隔 1 小时才能做第二次。"),
        (Rules(later_delay=86400), "从第二次起，每次做完要隔 1 天。"),
        (
            Rules(attempts=1, makeups=1),
            "次数用完还没及格，可以补考一次；补考的成绩最高记满分的 60%。",
        ),
        (Rules(behaviour=Behaviour.IMMEDIATE), "每题可以核对一次，当场知道答得怎样。"),
        (
            Rules(behaviour=Behaviour.TRIES, penalty=Fraction(1, 3)),
            "可以边答边核对，看了提示再试；每多试一次，扣这道题 1/3 的分。",
        ),
        (
            Rules(behaviour=Behaviour.PRACTICE),
            "可以反复核对、反复修改，取最好的一次。",
        ),
        (Rules(navigation=Navigation.IN_ORDER), "题目按顺序做，翻过去就不能回头。"),
    ],
)
def test_each_rule_is_a_sentence(rules, sentence):
    assert sentence in told(rules)


def test_certainty_and_shuffling_are_told_too():
    plain, said = told(Rules()), told(Rules(is_certain=True, shuffle=Shuffle.BOTH))

    assert len(said) == len(plain) + 2
    assert "有把握却答错，扣分也更多。" in "".join(said)


def test_a_quiz_that_draws_says_so_and_how_many_it_asks():
    said = told(Rules(), [Line(4, "bank")])

    assert said[0].startswith("7 题，共 6 分")
    assert said[1] == "题目每次从题库里另抽，先抽你没做过的。"


@pytest.mark.django_db
def test_what_is_drawn_is_told_with_the_titles_of_the_quizzes():
    unit = quiz.unit()
    make.unit(module=unit.module, kind="quiz", slug="bank", title="题库")
    lines = (Line(3, "bank"), Line(2, "bank", "投诉"), Line(1))

    said = rulebook.drawn(Content(Rules(), (), lines=lines), unit=unit)

    assert said == ["从“题库”抽 3 题", "从“题库”的“投诉”类抽 2 题", "从本测验抽 1 题"]
