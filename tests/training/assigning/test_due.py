from datetime import date

import pytest

from training.assigning import due
from training.assigning.due import (
    After,
    BadDay,
    Code,
    Counted,
    Due,
    Situation,
    Trouble,
    Yearly,
)

TODAY = date(2026, 11, 20)
START, COMPLETION = Counted.START, Counted.COMPLETION


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        (None, None),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (TODAY, TODAY),
        (After(30), date(2026, 12, 20)),
        (After(30, START), date(2026, 12, 1)),
        (After(30, COMPLETION, 7), date(2026, 12, 15)),
        (Yearly(11, 20), TODAY),
        (Yearly(11, 19), date(2027, 11, 19)),
        (Yearly(2, 29), date(2027, 2, 28)),
    ],
)
def test_the_day_it_is_due_is_reckoned(deadline, day):
    known = Situation(TODAY, date(2026, 11, 1), date(2026, 11, 15))

    assert due.reckon(deadline, known) == Due(day)


def test_the_29th_of_february_stays_where_there_is_one():
    assert due.next_of(Yearly(2, 29), date(2028, 1, 1)) == date(2028, 2, 29)


def test_before_the_other_module_is_completed_there_is_no_day_yet():
    assert due.reckon(After(9, COMPLETION, 7), Situation(TODAY)) == Due()


@pytest.mark.parametrize(
    ("deadline", "started_on", "least", "trouble"),
    [
        (After(9, START), None, None, Trouble(Code.NO_START)),
        (
            After(9, START),
            date(2026, 11, 1),
            None,
            Trouble(Code.PAST, {"due": "2026-11-10"}),
        ),
        (date(2026, 11, 19), None, None, Trouble(Code.PAST, {"due": "2026-11-19"})),
        (
            Yearly(11, 26),
            None,
            7,
            Trouble(Code.TOO_SHORT, {"due": "2026-11-26", "days": 6}),
        ),
    ],
)
def test_where_no_right_day_can_be_found_it_says_why(
    deadline, started_on, least, trouble
):
    known = Situation(TODAY, started_on)

    assert due.reckon(deadline, known, least_days=least) == trouble


def test_just_enough_days_are_enough():
    assert due.reckon(Yearly(11, 27), Situation(TODAY), least_days=7) == Due(
        date(2026, 11, 27)
    )


@pytest.mark.parametrize("words", ["03-31", "3-31"])
def test_a_day_of_the_year_is_read(words):
    assert str(due.yearly(words)) == "03-31"


@pytest.mark.parametrize("words", ["", "0331", "02-30", "13-01", "a-b", "³-1"])
def test_what_is_no_day_of_the_year_is_refused(words):
    with pytest.raises(BadDay):
        due.yearly(words)
