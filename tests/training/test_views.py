from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import Membership
from tests import make
from tests.costs import queries
from tests.make import LONG_AGO
from training import assignments
from training.assignments import Order
from training.models import Assignment, Period

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def module():
    course = make.course(slug="satisfaction", title="顾客满意，经营顾客的心")
    made = make.module(course=course, slug="opening", title="破冰与案例")
    make.unit(module=made, slug="marriott", title="梅瑞特饭店", minutes=12, position=1)
    make.unit(module=made, slug="trap", title="思考陷阱", minutes=8, position=2)
    return made


@pytest.fixture
def trainee(client):
    person = make.person(name="林晓岚")
    client.force_login(person)
    return person


@pytest.fixture
def hr(client):
    person = make.person("hr", name="周敏")
    client.force_login(person)
    return person


def text(response):
    return response.content.decode()


def assign(module, whom, now, **order):
    return assignments.assign(Order(module, whom, **order), by=None, at=now)


def test_the_list_says_what_for_whom_and_until_when(client, hr, module, now):
    assign(module, make.person(name="何静"), now, due=3)

    page = text(client.get("/training/assignments/"))

    assert "何静" in page
    assert "3 天之内" in page


def test_an_empty_list_says_what_to_do(client, hr):
    assert "还没有安排" in text(client.get("/training/assignments/"))


def test_a_trainee_finds_no_such_page(client, trainee, module, now):
    made = assign(module, trainee, now)

    answers = {
        client.get(f"/training/{address}").status_code
        for address in (
            "assignments/",
            "assignments/new/",
            f"assignments/{made.pk}/",
            f"periods/{made.periods.get().pk}/",
        )
    }

    assert answers == {404}


def test_the_list_costs_the_same_however_long(client, hr, module, now):
    costs = []
    for count in (1, 2):
        for _ in range(count):
            assign(module, make.person(), now)
        costs.append(queries(client, "/training/assignments/"))

    assert costs[0] == costs[1]
    assert text(client.get("/training/assignments/")).count('class="duty"') == 3


def test_the_preview_shows_whom_it_touches_and_changes_nothing(client, hr, module):
    cohort = make.cohort(make.person(name="何静"), make.person(), slug="autumn")

    page = text(
        client.get(
            "/training/assignments/new/",
            {"what": "satisfaction/opening", "cohort": "autumn", "due_days": "9"},
        )
    )

    assert "影响 2 人" in page
    assert "何静" in page
    assert not Assignment.objects.exists()
    assert str(cohort) in page


def test_the_button_below_the_preview_assigns(client, hr, module):
    make.cohort(make.person(), slug="autumn")
    data = {"what": "satisfaction/opening", "cohort": "autumn", "due_days": "9"}

    answer = client.post("/training/assignments/new/", data, follow=True)

    assert "未开始" in text(answer)
    assert Assignment.objects.get().made_by == hr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "请选定对象"),
        ({"person": "nobody"}, "没有这个工号的在职人员"),
        ({"cohort": "autumn", "due_on": "2030-01-01", "due_days": "3"}, "只填一个"),
    ],
)
def test_a_wrong_order_says_what_is_wrong(client, hr, module, data, words):
    make.cohort(slug="autumn")

    answer = client.get("/training/assignments/new/", {"what": "satisfaction"} | data)

    assert answer.status_code == 422
    assert words in text(answer)


def test_a_cohorts_trainer_cannot_assign_to_others(client, module):
    mine, other = make.cohort(slug="mine"), make.cohort(slug="other")
    teaching = make.teaching(course=module.course, cohort=mine)
    stranger = make.person(employee_number="777")
    client.force_login(teaching.person)
    address = "/training/assignments/new/"

    page = client.get(address, {"what": "satisfaction", "person": "777"})

    assert page.status_code == 422
    assert "你没有给这些人讲这门课程" in text(page)
    assert other.name not in text(client.get(address))
    assert "不按部门" not in text(client.get(address))
    assert stranger.name not in text(client.get(address))


def test_one_assignment_shows_its_people(client, hr, module, now):
    made = assign(module, make.person(name="何静"), now - timedelta(days=3), due=1)

    page = text(client.get(f"/training/assignments/{made.pk}/"))

    assert "何静" in page
    assert "逾期 2 天" in page


def test_one_assignment_costs_the_same_however_many(client, hr, module, now):
    one = assign(module, make.cohort(make.person()), now)
    three = assign(module, make.cohort(*(make.person() for _ in range(3))), now)
    pages = [f"/training/assignments/{made.pk}/" for made in (one, three)]

    costs = [queries(client, page) for page in pages]

    assert costs[0] == costs[1]
    assert text(client.get(pages[1])).count("<tr>") == 4


def test_a_page_after_a_row_that_is_not_there_is_not_found(client, hr, module, now):
    made = assign(module, make.person(), now)

    answer = client.get(f"/training/assignments/{made.pk}/?after=999999")

    assert answer.status_code == 404


def test_an_assignment_is_withdrawn_with_a_reason(client, hr, module, now):
    made = assign(module, make.person(), now)
    address = f"/training/assignments/{made.pk}/"

    wrong = client.post(f"{address}withdraw/", {"why": ""})
    done = client.post(f"{address}withdraw/", {"why": "弄错了"}, follow=True)
    again = client.post(f"{address}withdraw/", {"why": "弄错了"})

    assert (wrong.status_code, again.status_code) == (422, 404)
    assert "已撤回指派，1 项学习不再要求。" in text(done)


@pytest.fixture
def period(module, now):
    return assign(module, make.person(name="何静"), now, due=3).periods.get()


def test_a_period_tells_what_was_recorded(client, hr, period):
    page = text(client.get(f"/training/periods/{period.pk}/"))

    assert "开始计入" in page
    assert "到期" in page


def test_one_person_is_given_more_time(client, hr, period):
    data = {"extend-due_on": "2030-01-31", "extend-why": "病假"}

    page = client.post(f"/training/periods/{period.pk}/extend/", data, follow=True)

    assert "何静的《" in text(page)
    assert "现在的期限是2030年1月31日。" in text(page)
    assert "病假" in text(page)


def test_one_person_is_spared(client, hr, period):
    data = {"waive-why": "产假"}

    page = client.post(f"/training/periods/{period.pk}/waive/", data, follow=True)

    assert "》，已豁免。" in text(page)
    assert Period.objects.get().waived_at is not None


@pytest.mark.parametrize("change", ["extend", "waive"])
def test_no_change_without_a_reason(client, hr, period, change):
    answer = client.post(f"/training/periods/{period.pk}/{change}/", {})

    assert answer.status_code == 422


def test_what_is_settled_cannot_be_moved(client, hr, period):
    address = f"/training/periods/{period.pk}/waive/"
    client.post(address, {"waive-why": "产假"})

    assert client.post(address, {"waive-why": "产假"}).status_code == 404


def test_a_trainer_of_another_cohort_finds_nothing(client, period, module):
    cohort = make.cohort()
    teaching = make.teaching(course=module.course, cohort=cohort)
    client.force_login(teaching.person)
    address = f"/training/periods/{period.pk}/"

    before = client.get(address).status_code
    Membership.objects.create(cohort=cohort, person=period.person, since=LONG_AGO)

    assert (before, client.get(address).status_code) == (404, 200)
