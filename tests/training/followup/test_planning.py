from datetime import timedelta

import pytest
from django.test import override_settings

from courses import signals
from tests import make
from tests.training.followup.rows import DAY, TEN, below, due_in
from training import days, facts
from training.followup import planning
from training.followup.notices import page
from training.models import Digest, Notice, PeriodFact, Reminder

pytestmark = pytest.mark.django_db


def told():
    """Return who was told what: (name, tone, step)."""
    rows = Reminder.objects.order_by("pk")
    return [(one.to.name, one.tone, one.step) for one in rows.select_related("to")]


@pytest.fixture
def line():
    """Three people, one above the other; the lowest comes last."""
    top = make.person(name="top")
    middle = below(top, name="middle")
    return top, middle, below(middle, name="low")


def test_a_person_hears_of_the_step_that_has_come(line):
    due_in(7, person=line[2])

    planning.plan(at=TEN)

    assert told() == [("low", "own", -7)]


def test_nobody_hears_of_what_is_far_off(line):
    due_in(15, person=line[2])

    assert planning.plan(at=TEN) == 0


@pytest.mark.parametrize(
    ("number", "names"),
    [(-1, ["low", "middle"]), (-6, ["low", "middle"]), (-7, ["low", "middle", "top"])],
)
def test_what_is_late_goes_up_the_line(line, number, names):
    due_in(number, person=line[2])

    planning.plan(at=TEN)

    assert [name for name, _tone, _step in told()] == names


@pytest.mark.parametrize(
    ("old", "names"),
    [
        ({"grace_until": TEN + DAY}, ["low"]),
        ({"grace_until": TEN}, ["low", "middle"]),
        ({"grace_until": TEN + DAY, "revoked_at": TEN - DAY}, ["low", "middle"]),
    ],
)
def test_as_long_as_the_grace_lasts_nobody_else_hears_of_it(line, old, names):
    before = make.period(person=line[2], satisfied_at=make.LONG_AGO, **old)
    due_in(-1, registration=before.registration, previous=before)

    planning.plan(at=TEN)

    assert [name for name, _tone, _step in told()] == names


def test_a_manager_who_has_left_is_passed_over(line):
    _top, middle, low = line
    middle.is_active = False
    middle.save(update_fields=["is_active"])
    due_in(-1, person=low)

    planning.plan(at=TEN)

    assert told() == [("low", "own", 1), ("top", "manager", 1)]


def test_after_an_outage_only_the_newest_step_is_told(line):
    due_in(1, person=line[2])

    planning.plan(at=TEN)

    assert told() == [("low", "own", -1)]


def test_running_again_doubles_nothing(line):
    due_in(-7, person=line[2])
    planning.plan(at=TEN)
    before = told()

    planning.plan(at=TEN + timedelta(minutes=15))
    planning.plan(at=TEN + DAY)

    assert told() == before
    assert Digest.objects.count() == 3


def test_a_person_gets_one_letter_a_day_about_everything(line):
    low = line[2]
    for number in (7, 1):
        due_in(number, person=low)
    planning.plan(at=TEN)
    due_in(14, person=low)

    planning.plan(at=TEN + timedelta(hours=1))

    digest = Digest.objects.get()
    assert {one.step for one in digest.reminders.all()} == {-7, -1}


def test_what_came_up_later_is_told_the_day_after(line):
    low = line[2]
    due_in(7, person=low)
    planning.plan(at=TEN)
    due_in(14, person=low)

    planning.plan(at=TEN + DAY)

    assert told() == [("low", "own", -7), ("low", "own", -14)]


@pytest.mark.parametrize(
    "column", ["satisfied_at", "waived_at", "withdrawn_at", "revoked_at"]
)
def test_what_needs_no_doing_is_told_nobody(line, column):
    due_in(-1, person=line[2], **{column: make.LONG_AGO})

    assert planning.plan(at=TEN) == 0


@pytest.mark.parametrize(
    "fields", [{"is_active": False}, {"left_on": days.of(TEN - DAY)}]
)
def test_who_has_left_hears_nothing_and_nor_does_the_manager(line, fields):
    low = line[2]
    type(low).objects.filter(pk=low.pk).update(**fields)
    due_in(-7, person=low)

    assert planning.plan(at=TEN) == 0


def test_what_is_not_open_yet_or_closed_is_told_nobody(line):
    due_in(7, person=line[2], opens_at=TEN + DAY)
    due_in(-1, person=line[2], closes_at=TEN - DAY / 2)

    assert planning.plan(at=TEN) == 0


def test_a_new_due_date_begins_anew(line):
    period = due_in(-1, person=line[2])
    planning.plan(at=TEN)
    later = days.end_of(days.of(TEN + 8 * DAY))

    facts.extend(period, due_at=later, why="ill", by=line[0], at=TEN)
    planning.plan(at=TEN + DAY)

    assert told()[2:] == [("low", "own", -7)]


@pytest.mark.parametrize("hour", [-3, 10])
def test_in_quiet_hours_nobody_is_told(line, hour):
    due_in(7, person=line[2])

    assert planning.plan(at=TEN + timedelta(hours=hour)) == 0


@override_settings(QUIET_WEEKENDS=True)
def test_what_came_at_a_quiet_weekend_is_told_on_monday(line):
    due_in(8, person=line[2])

    assert planning.plan(at=TEN + DAY) == 0
    assert planning.plan(at=TEN + 3 * DAY) == 1


def test_the_page_tells_it_too(line):
    top, middle, low = line
    module = make.module(title="问候")
    due_in(-7, person=low, module=module)

    planning.plan(at=TEN)

    texts = [page(one, before=None).rows[0].text for one in (low, middle, top)]
    assert texts == [
        "《问候》应在2026年11月13日完成，请尽快补上。",
        "你的团队有 1 人逾期。",
        "你下属的团队有 1 人逾期已久。",
    ]


def test_a_newer_notice_stands_for_the_older_one(line):
    due_in(7, person=line[2])

    planning.plan(at=TEN)
    planning.plan(at=TEN + 6 * DAY)

    assert Notice.objects.count() == 2
    assert Notice.objects.unread().count() == 1


def test_the_notices_of_what_is_completed_are_laid_aside(line):
    period = due_in(7, person=line[2])
    planning.plan(at=TEN)
    completion = make.completion(registration=period.registration)

    signals.module_completed.send(
        None, registration=period.registration, completion=completion, at=TEN
    )

    assert not Notice.objects.unread().filter(code="due-soon").exists()
    assert PeriodFact.objects.filter(kind="satisfied").exists()


@pytest.mark.parametrize("number", [1, 3])
def test_planning_costs_as_many_queries_for_many(
    line, django_assert_num_queries, number
):
    module = make.module()
    for _ in range(number):
        due_in(-7, person=below(line[1]), module=module)

    with django_assert_num_queries(19):
        planning.plan(at=TEN)


def test_a_module_asked_for_twice_is_told_once_where_it_is_due_first(line):
    module = make.module(title="问候")
    first = due_in(-1, person=line[2], module=module)
    due_in(7, person=line[2], module=module, registration=first.registration)

    planning.plan(at=TEN)

    notice = Notice.objects.get(person=line[2])
    assert (notice.code, notice.values["day"]["day"]) == ("overdue", "2026-11-19")
    assert Reminder.objects.filter(to=line[2]).count() == 2
