from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.terms import Base, Terms, Validity, add_months, validity

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2020, 1, 1, tzinfo=ZONE)
YEAR = Terms(months=12, window_days=30, grace_days=14)
BY_COMPLETION = Terms(
    months=12,
    window_days=30,
    grace_days=14,
    renewal_base=Base.COMPLETION,
    grace_base=Base.COMPLETION,
)


def noon(text):
    return datetime.fromisoformat(f"{text}T12:00:00").replace(tzinfo=ZONE)


def end_of(text):
    """Return the midnight in Shanghai that ends the day."""
    day = date.fromisoformat(text) + timedelta(days=1)
    return datetime.combine(day, datetime.min.time(), ZONE)


def reckoned(terms, at, previous=None):
    found = validity(terms, satisfied_at=at, zone=ZONE, previous=previous)
    assert found is not None
    return found


def last_day(terms, done, previous=None):
    found = reckoned(terms, noon(done), previous)
    local = found.valid_until.astimezone(ZONE)
    assert local.time() == datetime.min.time()
    return str(local.date() - timedelta(days=1))


def old():
    """What was done on 29 February 2024: it ends with 28 February 2025."""
    return reckoned(YEAR, noon("2024-02-29"))


def test_what_was_done_on_a_leap_day_holds_through_28_february():
    assert old() == Validity(
        valid_from=noon("2024-02-29"),
        valid_until=datetime(2025, 2, 28, 16, tzinfo=UTC),
        renews_at=end_of("2025-01-29"),
        grace_until=end_of("2025-03-14"),
    )


@pytest.mark.parametrize(
    ("terms", "done", "expected"),
    [
        (YEAR, "2025-02-10", "2026-02-28"),  # in the window: no day is lost
        (BY_COMPLETION, "2025-02-10", "2026-02-10"),
        (YEAR, "2025-02-28", "2026-02-28"),  # on the last day itself
        (YEAR, "2025-03-01", "2026-02-28"),  # in the grace: the rhythm is kept
        (YEAR, "2025-03-14", "2026-02-28"),
        (BY_COMPLETION, "2025-03-10", "2026-03-10"),
        (Terms(months=12, grace_days=14, grace_base="completion"), "2025-03-01", None),
        (YEAR, "2025-03-15", "2026-03-15"),  # after the grace: as the first time
        (BY_COMPLETION, "2025-03-15", "2026-03-15"),
        (YEAR, "2024-12-01", "2026-02-28"),  # before the window, by evidence
    ],
)
def test_renewing_counts_from_what_the_terms_say(terms, done, expected):
    assert last_day(terms, done, old()) == (expected or "2026-03-01")


@pytest.mark.parametrize(
    ("terms", "done", "expected"),
    [
        (Terms(months=1), "2025-01-31", "2025-02-28"),
        (Terms(months=1), "2024-01-31", "2024-02-29"),
        (Terms(months=1), "2025-12-31", "2026-01-31"),
        (Terms(months=13), "2024-02-29", "2025-03-29"),
        (Terms(months=24), "2024-03-01", "2026-03-01"),
        (Terms(days=365), "2024-02-29", "2025-02-28"),
        (Terms(days=365), "2023-03-01", "2024-02-29"),
        (Terms(yearly="03-31"), "2024-03-30", "2024-03-31"),
        (Terms(yearly="03-31"), "2024-03-31", "2025-03-31"),
        (Terms(yearly="03-31"), "2024-04-01", "2025-03-31"),
        (Terms(yearly="03-31", window_days=30), "2024-02-29", "2024-03-31"),
        (Terms(yearly="03-31", window_days=30), "2024-03-02", "2025-03-31"),
        (Terms(yearly="02-29"), "2024-03-01", "2025-02-28"),
        (Terms(yearly="02-29"), "2023-03-01", "2024-02-29"),
    ],
)
def test_the_last_day_follows_from_the_day_it_was_done(terms, done, expected):
    assert last_day(terms, done) == expected


def test_a_fixed_day_renewed_in_its_window_holds_until_the_next_year():
    terms = Terms(yearly="03-31", window_days=30, grace_days=14)
    first = reckoned(terms, noon("2024-01-10"))

    days = [last_day(terms, done, first) for done in ("2024-03-15", "2024-04-10")]

    assert days == ["2025-03-31", "2025-03-31"]


def test_the_day_is_that_of_the_zone():
    late = datetime(2024, 2, 29, 16, 30, tzinfo=UTC)  # half past midnight, 1 March

    found = reckoned(Terms(months=12), late)

    assert found.valid_until == end_of("2025-03-01")


def test_a_renewal_is_valid_from_where_the_old_one_ends_but_not_back_in_time():
    early, late = noon("2025-02-10"), noon("2025-03-10")

    found = [
        reckoned(terms, done, old()).valid_from
        for terms, done in ((YEAR, early), (YEAR, late), (BY_COMPLETION, early))
    ]

    assert found == [end_of("2025-02-28"), late, early]


def test_a_window_longer_than_the_validity_opens_with_it():
    terms = Terms(days=7, window_days=30)

    found = reckoned(terms, noon("2025-01-01"))

    assert (found.renews_at, found.grace_until) == (noon("2025-01-01"), None)


def test_a_rhythm_shorter_than_its_grace_goes_on_until_it_has_use():
    terms = Terms(days=7, grace_days=60)
    first = reckoned(terms, noon("2025-01-01"))

    assert last_day(terms, "2025-02-01", first) == "2025-02-05"


def test_without_terms_it_holds_for_ever():
    assert validity(Terms(), satisfied_at=noon("2025-01-01"), zone=ZONE) is None


@given(
    st.builds(
        Terms,
        months=st.integers(1, 60),
        window_days=st.integers(0, 400),
        grace_days=st.integers(0, 60),
        renewal_base=st.sampled_from(Base),
        grace_base=st.sampled_from(Base),
    ),
    st.integers(0, 100_000).map(lambda hours: BEGIN + timedelta(hours=hours)),
    st.integers(0, 1000),
)
def test_the_moments_are_in_order_and_renewing_never_shortens(terms, done, later):
    first = reckoned(terms, done)
    again = done + timedelta(days=later)
    second = reckoned(terms, again, first)

    for one, at in ((first, done), (second, again)):
        assert at <= one.valid_from <= one.renews_at <= one.valid_until
        assert one.valid_until <= one.is_over_at
    assert second.valid_until >= first.valid_until


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 600))
def test_months_are_added_within_the_month_they_reach(day, months):
    found = add_months(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day
