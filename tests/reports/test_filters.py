from datetime import UTC, date, datetime, timedelta

import pytest

from reports.filters import FilterForm, Filters
from tests import make
from tests.make import NOON
from training import access

pytestmark = pytest.mark.django_db


def form(**given):
    data = {name.replace("_", "-"): value for name, value in given.items()}
    return FilterForm(data, reach=access.everything(at=NOON))


def read(**given):
    made = form(**given)
    assert made.is_valid(), made.errors
    return made.filters


def test_nothing_given_shows_everything_as_of_now():
    assert read() == Filters(as_of=date(2026, 11, 20), at=NOON)


def test_an_earlier_day_is_known_until_its_last_instant():
    midnight = datetime(2026, 11, 1, 16, tzinfo=UTC)

    assert read(as_of="2026-11-01").at == midnight - timedelta(microseconds=1)


def test_every_filter_is_read():
    module = make.module(course=make.course(slug="care"), slug="opening")
    department, cohort = make.department(), make.cohort(slug="autumn")

    filters = read(
        module="care/opening",
        department=str(department.pk),
        cohort="autumn",
        status="overdue",
    )

    assert (filters.what, filters.department) == (module, department)
    assert (filters.cohort, filters.status) == (cohort, "overdue")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as_of", "2026-11-21"),
        ("as_of", "yesterday"),
        ("module", "nothing"),
        ("department", "999"),
        ("cohort", "none"),
        ("status", "lazy"),
    ],
)
def test_a_wrong_value_is_an_error_of_its_field(name, value):
    assert list(form(**{name: value}).errors) == [name]


def test_a_trainer_chooses_among_her_own_courses():
    mine, other = make.module(), make.module()
    trainer = make.teaching(course=mine.course).person

    made = FilterForm({}, reach=access.reach_of(trainer, at=NOON))

    assert mine.title in str(made["module"])
    assert other.title not in str(made["module"])
