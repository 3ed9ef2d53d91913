from datetime import UTC, date, datetime

import pytest

from activities.followups.days import Looked, Promise, next_day

SHARED = datetime(2026, 11, 22, 9, tzinfo=UTC)
LATER = datetime(2026, 12, 22, 9, tzinfo=UTC)
AGAIN = datetime(2026, 12, 23, 9, tzinfo=UTC)


def promise(at=SHARED, review_on=None):
    return Promise(at, at.date(), 30, review_on)


def looked(review_on):
    return Looked(LATER, LATER.date(), review_on)


def test_without_a_day_of_her_own_it_is_so_many_days_after_sharing():
    assert next_day(promise(), None) == date(2026, 12, 22)


def test_a_day_of_her_own_goes_before():
    day = date(2027, 1, 5)

    assert next_day(promise(review_on=day), None) == day


@pytest.mark.parametrize("day", [None, date(2027, 2, 1)])
def test_a_look_back_takes_the_place_of_the_plans_day(day):
    assert next_day(promise(), looked(day)) == day


def test_a_plan_shared_again_counts_with_a_day_still_to_come():
    day = date(2027, 1, 5)

    assert next_day(promise(AGAIN, day), looked(None)) == day


def test_a_plan_shared_again_does_not_bring_back_a_day_gone_by():
    promised = promise(AGAIN, date(2026, 12, 22))

    assert next_day(promised, looked(date(2027, 2, 1))) == date(2027, 2, 1)
