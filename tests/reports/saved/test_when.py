"""The next time a report is sent: at full hours of the site's zone, later than now."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from reports.models import SavedReport
from reports.saved.when import Every, Rhythm, next_at

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAILY = Rhythm(Every.DAY, hour=8)
MONDAYS = Rhythm(Every.WEEK, hour=8, weekday=0)
LAST = Rhythm(Every.MONTH, hour=8, day=31)
FIRST = Rhythm(Every.MONTH, hour=0, day=1)


@pytest.mark.parametrize(
    ("rhythm", "after", "then"),
    [
        (DAILY, "2026-11-22 07:59", "2026-11-22 08:00"),
        (DAILY, "2026-11-22 08:00", "2026-11-23 08:00"),
        (DAILY, "2026-12-31 09:00", "2027-01-01 08:00"),
        (MONDAYS, "2026-11-22 09:00", "2026-11-23 08:00"),
        (MONDAYS, "2026-11-23 07:00", "2026-11-23 08:00"),
        (MONDAYS, "2026-11-23 08:00", "2026-11-30 08:00"),
        (LAST, "2026-01-31 08:00", "2026-02-28 08:00"),
        (LAST, "2024-02-01 00:00", "2024-02-29 08:00"),
        (LAST, "2026-02-28 08:00", "2026-03-31 08:00"),
        (LAST, "2026-04-01 00:00", "2026-04-30 08:00"),
        (Rhythm(Every.MONTH, 23, day=30), "2026-01-30 23:30", "2026-02-28 23:00"),
        (FIRST, "2026-11-01 00:00", "2026-12-01 00:00"),
        (Rhythm(Every.WEEK, 8), "2026-11-22 09:00", "2026-11-23 08:00"),
        (Rhythm(Every.MONTH, 8), "2026-11-22 09:00", "2026-12-01 08:00"),
    ],
)
def test_the_next_time_is_the_first_one_later(rhythm, after, then):
    moment = datetime.fromisoformat(after).replace(tzinfo=SHANGHAI)

    found = next_at(rhythm, after=moment.astimezone(UTC), zone=SHANGHAI)

    assert f"{found:%Y-%m-%d %H:%M}" == then


def test_what_is_never_sent_has_no_next_time():
    assert next_at(Rhythm(Every.NEVER), after=datetime.now(UTC), zone=SHANGHAI) is None


def test_the_rhythms_are_those_that_are_stored():
    assert {one.value for one in Every} == set(SavedReport.Every.values)
