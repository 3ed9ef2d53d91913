from datetime import UTC, date, datetime, timedelta

import pytest

from ledger.models import Event
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from training import access, days, facts
from training.extensions import asking, deciding
from training.models import ExtensionRequest, Notice, Period

pytestmark = pytest.mark.django_db

DUE = datetime(2026, 11, 30, 16, tzinfo=UTC)
DAY = date(2026, 12, 7)
WHY = "On a business trip"


@pytest.fixture
def period():
    return make.period(due_at=DUE)


@pytest.fixture
def manager(period):
    return make.posting(person=period.person, manager=make.person()).manager


def ask(period, due_on=DAY, at=NOON):
    return asking.ask(period, due_on=due_on, why=WHY, by=period.person, at=at)


def may_decide(person):
    reach = access.reach_of(person, at=LATER)
    return deciding.waiting(reach, person).exists()


def test_asking_leaves_the_due_date_and_tells_the_manager(period, manager):
    asked = ask(period)

    period.refresh_from_db()
    assert (period.due_at, asked.due_at) == (DUE, days.end_of(DAY))
    notice = Notice.objects.get()
    assert (notice.person, notice.code) == (manager, "extension-asked")
    assert Event.objects.get(verb="extension-asked").why == WHY


def test_without_a_manager_who_assigned_it_is_told(period):
    period.assignment.made_by = make.person()
    period.assignment.save()

    ask(period)

    assert Notice.objects.get().person == period.assignment.made_by


def test_one_request_waits_at_a_time(period):
    ask(period)

    with pytest.raises(asking.NothingToAsk):
        ask(period)


@pytest.mark.parametrize("due_on", [date(2026, 11, 30), date(2026, 11, 19)])
def test_the_day_asked_for_is_later(period, due_on):
    with pytest.raises(asking.NotLater):
        ask(period, due_on)


def test_of_what_is_settled_or_has_no_due_date_nothing_is_asked(period):
    facts.waive(period, why="On leave", by=make.person(), at=NOON)

    for one in (period, make.period()):
        with pytest.raises(asking.NothingToAsk):
            ask(one, at=LATER)


def test_who_took_it_back_can_ask_again(period, manager):
    asked = ask(period)

    asking.take_back(asked, at=LATER)
    asking.take_back(asked, at=NEXT_DAY)

    asked.refresh_from_db()
    assert asked.withdrawn_at == LATER
    assert not may_decide(manager)
    codes = list(Notice.objects.order_by("pk").values_list("code", flat=True))
    assert codes == ["extension-asked", "extension-taken-back"]
    ask(period)


def test_granting_moves_the_due_date_and_keeps_the_old_one(period, manager):
    asked = ask(period)

    deciding.grant(asked, due_on=DAY, reply="Safe travels", by=manager, at=LATER)

    period.refresh_from_db()
    moments = period.facts.filter(kind="due").order_by("pk").values_list("moment")
    assert [moment for (moment,) in moments] == [DUE, period.due_at]
    assert period.due_at == days.end_of(DAY)
    late = DUE + timedelta(days=1)
    rows = Period.objects.with_status(at=late)
    assert rows.get(pk=period.pk).status == "not-started"
    told = Notice.objects.get(person=period.person)
    assert (told.code, told.values["day"]) == (
        "extension-granted",
        {"day": "2026-12-07"},
    )


def test_refusing_leaves_it_and_says_why(period, manager):
    asked = ask(period)

    deciding.refuse(asked, reply="It is an hour only", by=manager, at=LATER)

    period.refresh_from_db()
    asked.refresh_from_db()
    assert (period.due_at, asked.is_granted, asked.decided_by) == (DUE, False, manager)
    assert Notice.objects.get(person=period.person).code == "extension-refused"


def test_what_is_decided_is_decided_once(period, manager):
    asked = ask(period)
    deciding.refuse(asked, reply="No", by=manager, at=LATER)

    with pytest.raises(deciding.AlreadyDecided):
        deciding.grant(asked, due_on=DAY, reply="", by=manager, at=LATER)


def test_another_day_may_be_given_but_not_an_earlier_one(period, manager):
    asked = ask(period)

    with pytest.raises(asking.NotLater):
        deciding.grant(asked, due_on=date(2026, 11, 30), reply="", by=manager, at=LATER)
    deciding.grant(asked, due_on=date(2026, 12, 1), reply="", by=manager, at=LATER)

    asked.refresh_from_db()
    assert asked.granted_due_at == days.end_of(date(2026, 12, 1))


def test_managers_above_trainers_of_the_course_and_hr_decide(period, manager):
    above = make.posting(person=manager, manager=make.person()).manager
    trainer = make.teaching(course=period.module.course).person
    ask(period)

    assert all(may_decide(one) for one in (manager, above, trainer, make.person("hr")))


def test_she_herself_and_strangers_decide_nothing(period, manager):
    ask(period)
    other_manager = make.posting(manager=make.person()).manager
    other_trainer = make.teaching().person

    assert not any(
        may_decide(one)
        for one in (period.person, other_manager, other_trainer, make.person())
    )


def test_hr_does_not_decide_on_her_own_request():
    period = make.period(due_at=DUE, person=make.person("hr"))
    ask(period)

    assert not may_decide(period.person)


def test_what_was_done_meanwhile_waits_no_more(period, manager):
    ask(period)
    facts.waive(period, why="On leave", by=manager, at=NOON)

    assert not may_decide(manager)
    assert ExtensionRequest.objects.waiting().count() == 1
