from datetime import date

import pytest

from reports import tallies
from reports.filters import Filters
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training import access

pytestmark = pytest.mark.django_db
TODAY = Filters(as_of=date(2026, 11, 20), at=LATER)


def reach():
    return access.everything(at=LATER)


def test_the_tally_counts_what_is_required_and_leaves_out_the_waived():
    make.period(satisfied_at=NOON)
    make.period(
        satisfied_at=LONG_AGO, valid_until=NEXT_DAY, renews_at=NOON, valid_from=LONG_AGO
    )
    make.period(due_at=NOON)
    make.period()
    make.period(waived_at=NOON)
    make.period(withdrawn_at=NOON)

    tally = tallies.whole(TODAY, reach=reach())

    assert tally == tallies.Tally(
        required=4, met=2, open=1, late=1, expiring=1, waived=1
    )
    assert tally.rate == pytest.approx(50)


def test_nothing_required_has_no_rate():
    assert tallies.whole(TODAY, reach=reach()).rate == pytest.approx(0)


def test_each_department_counts_all_below_it():
    root = make.department(name_key="a")
    below = make.department(parent=root, name_key="b")
    make.department()
    make.period(person=make.posting(department=below).person, due_at=NOON)
    make.period(person=make.posting(department=root).person, satisfied_at=NOON)
    make.period()

    branches = tallies.by_department(TODAY, reach=reach())

    assert [
        (one.department, one.depth, one.tally.required, one.tally.late)
        for one in branches
    ] == [(root, 0, 2, 1), (below, 1, 1, 1)]
