import pytest
from django.utils import timezone

from ledger.models import Event
from reports.models import SavedReport
from tests import make
from tests.make import LONG_AGO

pytestmark = pytest.mark.django_db
LIST = "/reports/saved/"
SCHEDULE = {
    "name": "每周逾期",
    "every": "week",
    "weekday": "0",
    "hour": "8",
    "format": "xlsx",
    "recipients": "H1, B1",
}


@pytest.fixture
def hr(client):
    person = make.person("hr", employee_number="H1")
    client.force_login(person)
    return person


@pytest.fixture
def boss():
    boss = make.person(employee_number="B1", name="马国强")
    make.posting(manager=boss)
    return boss


def save(client, **fields):
    usual = {"report": "overdue", "query": "person=%E4%BD%95", "name": "逾期"}
    return client.post(f"{LIST}new/", usual | fields)


def text(answer):
    return answer.content.decode()


def test_a_report_is_saved_with_its_filters_and_opened_again(client, hr):
    today = timezone.localdate().isoformat()

    answer = save(client, query=f"person=%E4%BD%95&as-of={today}")

    saved = SavedReport.objects.get()
    assert answer.url == f"{LIST}{saved.pk}/"
    assert saved.filters == {"person": "何"}
    assert "/reports/overdue/?person=%E4%BD%95" in text(client.get(LIST))
    assert Event.objects.get(verb="report-saved").actor == f"people.person:{hr.pk}"


def test_a_day_that_is_past_stays_the_day(client, hr):
    save(client, query="as-of=2026-11-01")

    assert SavedReport.objects.get().filters == {"as-of": "2026-11-01"}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": ""}, 422),
        ({"name": "何" * 81}, 422),
        ({"query": "as-of=bad"}, 422),
        ({"report": "nothing"}, 400),
    ],
)
def test_what_does_not_hold_is_not_saved(client, hr, fields, status):
    assert save(client, **fields).status_code == status
    assert not SavedReport.objects.exists()


def test_a_name_is_borne_once_by_each_owner(client, hr):
    save(client)

    again = save(client)

    assert again.status_code == 422
    assert "同名" in text(again)


def test_a_schedule_is_set_and_told(client, hr, boss):
    save(client)
    saved = SavedReport.objects.get()

    answer = client.post(f"{LIST}{saved.pk}/", SCHEDULE)

    saved.refresh_from_db()
    event = Event.objects.get(verb="report-scheduled")
    assert answer.url == LIST
    assert {one.pk for one in saved.recipients.all()} == {hr.pk, boss.pk}
    assert timezone.localtime(saved.next_at).strftime("%w %H:%M") == "1 08:00"
    assert "每周 星期一 08:00" in text(client.get(LIST))
    assert event.new["to"] == sorted([hr.pk, boss.pk])
    assert "B1" in text(client.get(f"{LIST}{saved.pk}/"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"weekday": ""}, "weekday"),
        ({"every": "month", "day": ""}, "day"),
        ({"every": "month", "day": "32"}, "day"),
        ({"hour": "24"}, "hour"),
        ({"format": "doc"}, "format"),
        ({"recipients": ""}, "recipients"),
        ({"recipients": "X9"}, "recipients"),
        ({"recipients": "T1"}, "recipients"),
        ({"recipients": " ".join(f"N{n}" for n in range(51))}, "recipients"),
        ({"name": " "}, "name"),
    ],
)
def test_what_is_wrong_with_a_schedule_is_said_at_its_field(client, hr, fields, field):
    make.person(employee_number="T1")
    save(client)
    saved = SavedReport.objects.get()

    answer = client.post(f"{LIST}{saved.pk}/", SCHEDULE | {"recipients": "H1"} | fields)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert SavedReport.objects.get().every == "never"


def test_what_is_put_away_is_gone_from_the_list_and_its_name_is_free(client, hr):
    save(client)
    saved = SavedReport.objects.get()

    client.post(f"{LIST}{saved.pk}/archive/")

    saved.refresh_from_db()
    assert saved.archived_at is not None
    assert "还没有" in text(client.get(LIST))
    assert client.get(f"{LIST}{saved.pk}/").status_code == 404
    assert save(client).status_code == 302


def test_others_do_not_find_it_nor_she_when_reports_are_hers_no_more(client, hr, boss):
    save(client)
    page = f"{LIST}{SavedReport.objects.get().pk}/"
    client.force_login(boss)
    other = client.get(page).status_code, client.post(page, SCHEDULE).status_code
    hr.roles.update(until=LONG_AGO)
    client.force_login(hr)

    assert other == (404, 404)
    assert client.get(page).status_code == 404


def test_a_deliverys_failure_is_told_in_words(client, hr):
    save(client)
    saved = SavedReport.objects.get()
    saved.deliveries.create(to=hr, planned_at=LONG_AGO, error="no-address")
    saved.deliveries.create(to=make.person(), planned_at=LONG_AGO, sent_at=LONG_AGO)
    saved.deliveries.create(to=make.person(), planned_at=LONG_AGO)

    page = text(client.get(f"{LIST}{saved.pk}/"))

    assert "没有邮箱地址" in page
    assert "发出" in page
    assert "排队中" in page


def test_a_report_that_is_no_more_is_still_listed(client, hr):
    save(client)
    SavedReport.objects.update(report="gone", filters={})

    assert "gone" in text(client.get(LIST))
