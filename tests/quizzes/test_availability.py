from datetime import timedelta

import pytest

from quizzes import availability
from quizzes.availability import Course, Ends, Offer, Past, Reason
from quizzes.rules import Expiry, Rules
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON

HOUR = 3600
ONCE = Course([Past(NOON)])
TWICE = Course([Past(LONG_AGO), Past(NOON)])
MADE_UP = Course([Past(LONG_AGO), Past(NOON, is_makeup=True)])
EXAM = Rules(attempts=1, makeups=1)


def passed(course):
    return Course(course.made, has_passed=True)


def waiting(course):
    return Course(course.made, is_waiting=True)


@pytest.mark.parametrize(
    ("rules", "course", "offer"),
    [
        (Rules(), Course(), Offer()),
        (Rules(), TWICE, Offer()),
        (Rules(opens_at=NEXT_DAY), Course(), Offer(Reason.NOT_OPEN, NEXT_DAY)),
        (Rules(opens_at=LATER), Course(), Offer()),
        (Rules(closes_at=NEXT_DAY), Course(), Offer()),
        (Rules(closes_at=LATER), Course(), Offer(Reason.CLOSED)),
        (Rules(attempts=2), ONCE, Offer(left=1)),
        (Rules(attempts=2), TWICE, Offer(Reason.USED_UP, left=0)),
        (Rules(attempts=2), passed(ONCE), Offer(left=1)),
        (Rules(delay=HOUR), ONCE, Offer()),
        (
            Rules(delay=HOUR + 60),
            ONCE,
            Offer(Reason.TOO_SOON, LATER + timedelta(0, 60)),
        ),
        (Rules(delay=2 * HOUR), TWICE, Offer()),
        (
            Rules(later_delay=2 * HOUR),
            TWICE,
            Offer(Reason.TOO_SOON, LATER + timedelta(hours=1)),
        ),
        (Rules(delay=48 * HOUR, closes_at=NEXT_DAY), ONCE, Offer(Reason.USED_UP)),
        (EXAM, Course(), Offer(left=1)),
        (EXAM, ONCE, Offer(is_makeup=True, left=1)),
        (EXAM, passed(ONCE), Offer(Reason.USED_UP, left=0)),
        (EXAM, waiting(ONCE), Offer(Reason.WAITING, None, is_makeup=True, left=1)),
        (EXAM, MADE_UP, Offer(Reason.USED_UP, None, is_makeup=True, left=0)),
        (Rules(attempts=2), waiting(ONCE), Offer(left=1)),
    ],
)
def test_what_is_offered(rules, course, offer):
    assert availability.offer(rules, course, at=LATER) == offer


def test_only_an_offer_without_a_reason_against_it_lets_one_start():
    assert Offer().may_start
    assert not Offer(Reason.CLOSED).may_start


@pytest.mark.parametrize(
    ("rules", "ends"),
    [
        (Rules(), Ends()),
        (Rules(seconds=HOUR), Ends(LATER)),
        (Rules(closes_at=NEXT_DAY), Ends(NEXT_DAY)),
        (Rules(seconds=HOUR, closes_at=NEXT_DAY), Ends(LATER)),
        (Rules(seconds=48 * HOUR, closes_at=NEXT_DAY), Ends(NEXT_DAY)),
        (Rules(seconds=HOUR, expiry=Expiry.ABANDON, grace=60), Ends(LATER)),
        (
            Rules(seconds=HOUR, expiry=Expiry.GRACE, grace=60),
            Ends(LATER, LATER + timedelta(minutes=1)),
        ),
    ],
)
def test_when_an_attempt_must_end(rules, ends):
    assert availability.ends(rules, start=NOON) == ends
