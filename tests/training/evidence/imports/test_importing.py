"""A file of past completions is checked, then recorded, once."""

from datetime import date

import pytest

from jobs import doing
from jobs.models import Job
from jobs.progress import Progress
from ledger.models import Event
from tests import make
from tests.make import LATER, NOON
from tests.training.evidence.past import (
    checked,
    counts,
    csv,
    faults,
    imported,
)
from training import days
from training.evidence.imports import applying, checking, work
from training.evidence.imports.summary import Summary
from training.evidence.imports.undoing import NothingToTakeBack, Reason
from training.models import Evidence, Notice, Period
from training.renewal.revoking import Anew

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def anna():
    return make.person(employee_number="007", name="Anna Li")


@pytest.fixture
def module():
    return make.module(slug="care", title="第一章　Care", course=course("desk"))


def course(slug):
    return make.course(slug=slug, title=f"Course {slug}")


def waiting(module, person, **terms):
    registration = make.registration(module=module, person=person)
    given = make.assignment(module=module, person=person, **terms)
    return make.period(registration=registration, assignment=given)


def recorded():
    rows = Evidence.objects.order_by("pk")
    return list(rows.values_list("person__employee_number", "module__slug", "title"))


def test_messy_file_gives_back_what_is_wrong_and_takes_the_rest(anna, module):
    make.module(slug="care", course=course("other"))
    messy = csv(
        "007,desk/care,2025/1/31, anna  li ,90",
        "007,Fire drill,2025年2月1日,,,1.5,Red Cross",
        "7,desk/care,2025-01-31",
        "007,desk/care,2025-02-30",
        "007,care,2025-01-31",
        "007,desk/care,2025-01-30,Bella",
    )

    batch = imported(messy.decode().encode("gb18030"))

    assert counts(batch) == (2, 0, 4)
    assert faults(batch) == {
        4: ["工号：没有工号为 7 的人。"],
        5: ["完成日期：“2025-02-30”不是日期，请写成 2026-01-31。"],
        6: ["课程或模块：有几个都叫这个名字，请写成“课程/模块”的网址名。"],
        7: ["姓名：这个工号是Anna Li的。"],
    }
    assert recorded() == [
        ("007", "care", "第一章　Care"),
        ("007", None, "Fire drill"),
    ]
    assert Summary.of(batch).elsewhere == {"Fire drill": 1}
    assert list(batch.evidence.values_list("minutes", flat=True)) == [90, 90]


def test_the_same_is_recorded_once_within_a_file_and_twice_the_same_file(anna, module):
    rows = csv(
        "007,desk/care,2025-01-31",
        "007,第一章 care,20250131",
        "007,Fire drill,2025-01-31",
    )
    first = imported(rows)

    again = imported(rows)

    assert (counts(first), counts(again)) == ((2, 1, 0), (0, 3, 0))
    assert Evidence.objects.count() == 2
    assert Evidence.objects.filter(batch=first, source="import").count() == 2


def test_what_was_recorded_of_a_module_is_known_when_the_module_is_called_otherwise(
    anna, module
):
    imported(csv("007,第一章 Care,2025-01-31"))
    module.title = "Caring"
    module.save(update_fields=["title"])

    batch = checked(csv("007,desk/care,2025-01-31", "007,第一章　Care,2025-01-31"))

    assert counts(batch) == (0, 2, 0)


def test_course_stands_for_its_modules_and_shares_its_time(anna, module):
    make.module(slug="thanks", title="Thanks", course=module.course)
    make.module(slug="old", course=module.course, archived_at=NOON)

    imported(csv("007,Course desk,2025-01-31,,91"))

    told = Evidence.objects.order_by("pk").values_list("module__slug", "minutes")
    assert list(told) == [("care", 46), ("thanks", 45)]


def test_it_satisfies_what_is_open_and_says_so_before(anna, module):
    period = waiting(module, anna, valid_months=12, window_days=30)
    rows = csv("007,desk/care,2025-12-01", "007,desk/care,2026-03-01")

    promised = Summary.of(checked(rows)).satisfies
    batch = imported(rows)

    period.refresh_from_db()
    assert promised == 1
    assert period.satisfied_at == days.start_of(date(2026, 3, 1))
    assert period.valid_until == days.end_of(date(2027, 3, 1))
    assert period.evidence.batch == batch
    assert Notice.objects.get().person == anna


def test_each_period_names_its_own_piece(anna, module):
    other = make.module(slug="thanks", course=module.course)
    bella = make.person(employee_number="8")
    periods = [waiting(module, anna), waiting(other, anna), waiting(other, bella)]

    imported(csv("007,desk/thanks,2025-03-01", "007,desk/care,2025-03-02"))
    imported(csv("8,desk/thanks,2025-03-03"))

    named = [Evidence.objects.get(periods=one) for one in periods]
    assert [one.module for one in named] == [module, other, other]
    assert [one.completed_on.day for one in named] == [2, 1, 3]


def test_without_validity_the_first_time_counts(anna, module):
    period = waiting(module, anna)

    imported(csv("007,desk/care,2025-12-01", "007,desk/care,2024-03-01"))

    period.refresh_from_db()
    assert period.satisfied_at == days.start_of(date(2024, 3, 1))


def test_the_ledger_holds_keys_and_who_brought_what(anna):
    hr = make.person("hr")

    batch = imported(csv("007,Fire drill,2025-01-31,,,,,Ill"), by=hr)

    told = Event.objects.get(verb="evidence-recorded")
    whole = Event.objects.get(verb="evidence-imported")
    assert (told.actor, told.new["import"]) == (f"people.person:{hr.pk}", batch.pk)
    assert "Fire" not in str(told.new)
    assert told.detail.values["note"] == "Ill"
    assert (whole.new["recorded"], whole.new["file"]) == (1, batch.digest)


def test_job_killed_half_way_goes_on_and_doubles_nothing(anna, module, monkeypatch):
    class Killed(BaseException):
        """As a worker is: nothing of the work's own gets to catch it."""

    class Dying(Progress):
        def reach(self, done, *, of):
            if done:
                raise Killed
            super().reach(done, of=of)

    monkeypatch.setattr(checking, "CHUNK", 1)
    waiting(module, make.person(employee_number="8"))
    batch = checked(csv("007,desk/care,2025-01-31", "8,desk/care,2025-01-31"))
    job = Job.objects.create(
        kind=work.KIND,
        key=work.KEY,
        title="Past",
        arguments={"batch": batch.pk},
        asked_at=NOON,
        state="running",
        tries=1,
    )
    with pytest.raises(Killed):
        work.work(job, Dying(job))
    before = Evidence.objects.count()
    Job.objects.filter(pk=job.pk).update(state="waiting")

    doing.do(job.pk, clock=lambda: LATER)

    batch.refresh_from_db()
    assert (before, batch.state) == (1, "applied")
    assert Evidence.objects.count() == 2
    assert Event.objects.filter(verb="evidence-recorded").count() == 2
    assert Period.objects.filter(evidence__batch=batch).count() == 1


def test_what_has_changed_since_it_was_looked_at_is_not_recorded(anna):
    batch = checked(csv("007,Fire drill,2025-01-31", "8,Fire drill,2025-01-31"))
    make.person(employee_number="8")

    work.ask(batch, by=None, at=LATER)

    assert Job.objects.get().is_failed
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_many_rows_take_as_many_queries_as_one(
    anna, module, django_assert_num_queries, count
):
    for number in range(count):
        waiting(module, make.person(employee_number=f"n{number}"))
    batch = checked(csv(*(f"n{one},desk/care,2025-01-31" for one in range(count))))
    plan = applying.ready(batch, by=None, at=NOON)

    with django_assert_num_queries(18):
        applying.write(plan, by=None, at=NOON, reach=lambda *_: None)


def test_what_a_file_satisfied_is_taken_back_and_asked_for_again(anna, module):
    hr = make.person("hr")
    period = waiting(module, anna)
    batch = imported(csv("007,desk/care,2025-03-01"))
    reason = Reason("Wrong list", Anew(date(2026, 12, 1)))

    work.ask_back(batch, reason, by=hr, at=LATER)

    batch.refresh_from_db()
    period.refresh_from_db()
    assert (batch.state, batch.why) == ("taken-back", "Wrong list")
    assert (period.revoked_at, Evidence.objects.count()) == (LATER, 1)
    assert period.next.due_at == days.end_of(date(2026, 12, 1))
    assert Event.objects.get(verb="evidence-import-taken-back").why == "Wrong list"
    imported(csv("007,desk/care,2025-02-01"), at=LATER)
    period.next.refresh_from_db()
    assert period.next.satisfied_at == days.start_of(date(2025, 2, 1))


def test_what_satisfies_nothing_is_not_taken_back(anna):
    batch = imported(csv("007,Fire drill,2025-01-31"))

    with pytest.raises(NothingToTakeBack):
        work.ask_back(batch, Reason("Wrong"), by=anna, at=LATER)
