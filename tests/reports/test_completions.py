from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from quizzes.models import Attempt
from reports import asked, completions
from reports.filters import Filters, Order
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training import access

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
FAR = NEXT_DAY + timedelta(days=30)


def filters(**fields):
    return Filters(**{"as_of": DAY, "at": LATER} | fields)


def rows(**fields):
    reach = access.everything(at=NEXT_DAY)
    return list(completions.every(filters(**fields), reach=reach))


def names(**fields):
    return [row.name for row in rows(**fields)]


def test_a_row_tells_who_is_how_far():
    department = make.department(name="一科")
    person = make.person(name="何静", employee_number="0031")
    make.posting(person=person, department=department)
    module = make.module(title="破冰")
    registration = make.registration(
        person=person, module=module, release=module.course.release
    )
    assignment = make.assignment(module=module, department=department, why="新员工")
    due = datetime(2026, 11, 20, 16, tzinfo=UTC)
    make.period(
        registration=registration,
        assignment=assignment,
        due_at=due,
        satisfied_at=NOON,
    )

    row = rows()[0]

    assert (row.name, row.number, row.department) == ("何静", "0031", "一科")
    assert (row.module, row.status, row.source) == ("破冰", "done", "本站课程")
    assert (row.whom, row.why, row.opened_on) == ("一科", "新员工", date(2020, 1, 1))
    assert (row.due_on, row.done_on) == (DAY, DAY)
    assert row.release == module.course.releases.get().number


def test_rows_stand_in_the_order_of_names():
    for name in ("b", "a", "c"):
        make.period(person=make.person(name=name, name_key=name))

    assert names() == ["a", "b", "c"]


def test_a_department_shows_those_below_it_as_they_were_that_day():
    root = make.department()
    below = make.department(parent=root)
    moved = make.posting(department=below, until=DAY, ended_at=NOON).person
    make.posting(person=moved, since=DAY, recorded_at=NOON)
    make.period(person=moved)
    before = {"as_of": DAY - timedelta(days=1), "at": NOON - timedelta(days=1)}

    assert names(department=root) == []
    assert names(department=root, **before) == [moved.name]


def test_module_course_and_cohort_narrow_the_rows():
    member = make.person()
    period = make.period(person=member)
    make.period()
    cohort = make.cohort(member)

    assert names(what=period.module) == [member.name]
    assert names(what=period.module.course) == [member.name]
    assert names(cohort=cohort) == [member.name]


def test_a_status_narrows_the_rows():
    late = make.period(due_at=NOON)
    make.period()

    assert names(statuses=("overdue",)) == [late.person.name]


def test_what_is_recorded_later_does_not_change_an_earlier_day():
    period = make.period(due_at=NOON)
    before = [(row.status, row.done_on) for row in rows()]
    period.satisfied_at, period.known_at = NOON, NEXT_DAY
    period.save()
    make.fact(period=period, kind="satisfied", moment=NOON, recorded_at=NEXT_DAY)

    after = [(row.status, row.done_on) for row in rows()]

    assert before == after == [("overdue", None)]
    assert [row.status for row in rows(at=NEXT_DAY)] == ["done"]


def test_a_period_opened_later_is_not_there_yet():
    make.period(opened_at=NEXT_DAY)

    assert rows() == []


def test_who_has_left_is_left_out_and_who_never_had_a_posting_is_not():
    gone = make.posting(until=date(2026, 1, 1), ended_at=LONG_AGO).person
    make.period(person=gone)
    free = make.period().person

    assert names() == [free.name]


def attempt(registration, unit, number, **fields):
    return Attempt.objects.create(
        registration=registration,
        person=registration.person,
        unit=unit,
        version=unit.version,
        number=number,
        seed=1,
        questions=[],
        rules={},
        started_at=LONG_AGO,
        **{"out_of": 10, "submitted_at": NOON, "marked_at": NOON} | fields,
    )


def test_the_score_sums_the_best_the_first_and_the_last_tries_at_required_quizzes():
    module = make.module()
    first, second = make.unit(module=module), make.unit(module=module)
    extra = make.unit(module=module, is_optional=True)
    registration = make.registration(module=module)
    attempt(registration, first, 1, points=8)
    attempt(registration, first, 2, points=6)
    attempt(registration, second, 1, points=9)
    attempt(registration, second, 2, points=10, submitted_at=NEXT_DAY)
    attempt(registration, extra, 1, points=3)
    make.period(registration=registration)

    row = rows()[0]
    assert (row.points, row.out_of, row.attempts) == (Decimal(17), 20, 3)
    assert (row.first_points, row.last_points) == (Decimal(17), Decimal(15))


def test_a_row_tells_when_a_lesson_was_last_confirmed_by_then():
    unit = make.unit()
    registration = make.registration(module=unit.module)
    make.period(registration=registration)
    make.period()
    make.attestation(registration=registration, unit=unit, attested_at=NOON)
    later = make.version(unit=unit)
    make.attestation(
        registration=registration, unit=unit, version=later, attested_at=NEXT_DAY
    )

    assert [row.confirmed_on for row in rows()] == [DAY, None]
    assert rows(at=NEXT_DAY)[0].confirmed_on == DAY + timedelta(days=1)


@pytest.mark.parametrize("number", [1, 4])
def test_a_page_costs_the_same_however_long(number, django_assert_num_queries):
    for _ in range(number):
        unit = make.unit()
        registration = make.registration(module=unit.module)
        make.period(registration=registration)
        make.attestation(registration=registration, unit=unit)
    reach = access.everything(at=NEXT_DAY)

    with django_assert_num_queries(10):
        completions.page(filters(), reach=reach, key=None, size=9)


def test_pages_follow_one_another():
    for name in ("a", "b", "c"):
        make.period(person=make.person(name=name, name_key=name))
    reach = access.everything(at=NEXT_DAY)

    first = completions.page(filters(), reach=reach, key=None, size=2)
    second = completions.page(filters(), reach=reach, key=first.last, size=2)

    assert [row.name for row in first.rows] == ["a", "b"]
    assert [row.name for row in second.rows] == ["c"]
    assert second.last is None


def test_a_trainer_sees_only_what_she_teaches():
    period = make.period()
    make.period()
    trainer = make.teaching(course=period.module.course).person
    reach = access.reach_of(trainer, at=LATER)

    found = completions.every(filters(), reach=reach)

    assert [row.name for row in found] == [period.person.name]


def test_a_long_report_is_read_some_people_at_a_time(monkeypatch):
    monkeypatch.setattr(completions, "CHUNK", 2)
    twin = make.person(name="a", name_key="a")
    for person in (twin, twin, *(make.person(name_key="a") for _ in range(4))):
        make.period(person=person, module=make.module())

    assert len(names()) == len({row.key for row in rows()}) == 6


def test_a_long_report_by_moments_keeps_their_order(monkeypatch):
    monkeypatch.setattr(completions, "CHUNK", 2)
    dues = [NOON + timedelta(days=days) for days in (4, 1, 3, 0, 2)]
    for due in dues:
        make.period(due_at=due)

    found = rows(order=Order.DUE, statuses=asked.LATE, at=FAR)

    assert [row.due_at for row in found] == sorted(dues)


def test_pages_by_moments_follow_one_another_whatever_was_told_since():
    dues = [NOON + timedelta(hours=hours) for hours in (4, 1, 3, 0, 2)]
    for due in dues:
        make.period(due_at=due)
    changed = make.period(due_at=FAR, satisfied_at=FAR, known_at=FAR)
    make.fact(period=changed, kind="due", moment=NOON, recorded_at=LONG_AGO)
    asked_for = filters(order=Order.DUE, statuses=asked.LATE, at=NEXT_DAY)
    reach = access.everything(at=NEXT_DAY)

    first = completions.page(asked_for, reach=reach, key=None, size=3)
    second = completions.page(asked_for, reach=reach, key=first.last, size=3)

    assert [row.due_at for row in (*first.rows, *second.rows)] == sorted([*dues, NOON])
    assert second.last is None


@pytest.mark.parametrize("statuses", [("overdue",), ("withdrawn",), ()])
def test_a_status_is_asked_of_everybody_or_of_some(statuses):
    late = make.posting(department=make.department()).person
    make.period(person=late, due_at=NOON)
    where = late.postings.get().department
    gone = make.period(withdrawn_at=NOON).person

    wanted = {"overdue": [late.name], "withdrawn": [gone.name]}
    everybody = wanted[statuses[0]] if statuses else sorted([late.name, gone.name])
    assert sorted(names(statuses=statuses)) == everybody
    assert names(statuses=statuses, department=where) == [
        name for name in everybody if name == late.name
    ]
