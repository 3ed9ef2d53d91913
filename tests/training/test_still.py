from datetime import timedelta

import pytest

from tests.make import LONG_AGO, NEXT_DAY, NOON
from training import still
from training.models import Period
from training.status import Status
from training.words import Mark

WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ({"valid_until": NOON + WEEK}, "续期，旧的一期有效到2026年11月27日"),
        (
            {"valid_until": NOON - WEEK, "grace_until": NOON + WEEK},
            "续期，宽限到2026年11月27日",
        ),
        (
            {"valid_until": NOON - WEEK, "grace_until": NOON},
            "续期，旧的一期有效期到2026年11月13日为止",
        ),
        ({"valid_until": NOON - WEEK}, "续期，旧的一期有效期到2026年11月13日为止"),
        ({}, ""),
    ],
)
def test_an_open_renewal_says_how_far_the_old_one_counts(old, said):
    assert still.counting(Period(previous=Period(**old)), at=NOON) == said


def test_what_was_renewed_early_is_renewed_though_it_does_not_count_yet():
    period = Period(previous_id=1)
    period.status = Status.PENDING

    assert still.mark(period, at=NOON) == Mark("done", "已续期")


def late(**old):
    period = Period(previous=Period(**{"pk": 1, "satisfied_at": LONG_AGO} | old))
    period.due_at, period.status = NOON - WEEK, Status.OVERDUE
    return period


ENDED = {"valid_until": NOON - WEEK}
GRACE = {**ENDED, "grace_until": NOON + WEEK}


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (late(**GRACE), Mark("due", "宽限")),
        (late(**ENDED, grace_until=NOON), Mark("overdue", "逾期 7 天")),
        (late(**ENDED), Mark("overdue", "逾期 7 天")),
        (late(**GRACE, revoked_at=NOON), Mark("overdue", "逾期 7 天")),
    ],
)
def test_a_late_renewal_is_in_grace_while_reports_say_so_of_the_old_one(period, said):
    assert still.standing(period, at=NOON) == said


@pytest.mark.parametrize(
    "period",
    [
        Period(),
        Period(previous=Period(valid_until=NEXT_DAY), satisfied_at=NOON),
    ],
)
def test_of_what_is_met_or_renews_nothing_nothing_is_said(period):
    assert still.counting(period, at=NOON) == ""
