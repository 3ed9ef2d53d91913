import pytest
from django.utils import translation

from quizzes import offers
from quizzes.availability import Offer, Reason
from quizzes.models import Allowance, Attempt
from quizzes.rules import Rules
from tests.make import NEXT_DAY, NOON


def test_an_attempt_is_named_by_its_number_or_as_a_make_up_exam():
    assert offers.name(Attempt(number=2)) == "第二次作答"
    assert offers.name(Attempt(number=2, is_makeup=True)) == "补考"


@pytest.mark.parametrize(
    ("offer", "is_first", "told"),
    [
        (Offer(left=2), True, "开始作答"),
        (Offer(), False, "再做一次（取最高分）"),
        (Offer(left=2), False, "再做一次（还可以做两次，取最高分）"),
        (Offer(is_makeup=True, left=1), False, "参加补考"),
    ],
)
def test_the_button_says_what_comes(offer, is_first, told):
    assert offers.button(offer, Rules(), is_first=is_first) == told


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        (Offer(), ""),
        (Offer(Reason.NOT_OPEN, NOON), "2026-11-20 12:00 开放，到时候再来。"),
        (Offer(Reason.CLOSED), "已于 2026-11-21 12:00 截止。如果还需要做，请找讲师。"),
        (Offer(Reason.TOO_SOON, NOON), "2026-11-20 12:00 起可以再做一次。"),
        (
            Offer(Reason.TOO_SOON, NOON, is_makeup=True),
            "2026-11-20 12:00 起可以补考。",
        ),
        (
            Offer(Reason.WAITING, is_makeup=True),
            "讲师还在批改，改完才知道要不要补考。",
        ),
    ],
)
def test_a_refusal_says_why_and_until_when(offer, told):
    assert offers.refusal(offer, Rules(closes_at=NEXT_DAY)) == told


def test_without_attempts_one_is_sent_to_the_trainer():
    assert "讲师" in offers.refusal(Offer(Reason.USED_UP, left=0), Rules())


def test_what_is_allowed_is_told_but_never_why():
    allowance = Allowance(
        opens_at=NOON,
        closes_at=NEXT_DAY,
        seconds=3600,
        attempts=1,
        makeups=2,
        why="病假",
    )

    assert offers.allowed(allowance) == (
        "讲师为你放宽：2026-11-20 12:00 开放，2026-11-21 12:00 截止，限时 1 小时，"
        "可以再做一次，可以再补考两次。"
    )


def test_without_an_exception_nothing_is_told():
    assert offers.allowed(None) == ""


def test_parts_are_joined_as_the_language_does():
    with translation.override("en"):
        told = offers.what(Allowance(attempts=1, makeups=1))

    assert told == "1 more attempt, 1 more make-up exam"
