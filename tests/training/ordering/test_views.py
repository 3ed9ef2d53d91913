from datetime import timedelta

import pytest
from django.utils import timezone

from ledger.models import Event
from people.models import Position
from tests import make
from tests.costs import queries
from training import assignments
from training.assigning.due import After, Counted, Yearly
from training.assigning.rules import Condition, Field, Relation, Rule
from training.assignments import Order
from training.models import Assignment, Path, PathStep

pytestmark = pytest.mark.django_db

NEW = "/training/assignments/new/"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def module():
    course = make.course(slug="care", title="顾客满意")
    made = make.module(course=course, slug="opening", title="破冰与案例")
    make.unit(module=made)
    return made


@pytest.fixture
def hr(client):
    person = make.person("hr")
    client.force_login(person)
    return person


def text(response):
    return response.content.decode()


def posted(department, position=None, **fields):
    person = make.person(**fields)
    make.posting(department=department, position=position, person=person)
    return person


def test_a_rule_of_rows_is_previewed_and_assigned(client, hr, module):
    root = make.department(name="客服部")
    clerk = Position.objects.create(name="经办")
    here = make.department(name="一科", parent=root)
    meant = posted(here, clerk, name="何静", started_on=timezone.localdate())
    posted(here, name="马国强", started_on=timezone.localdate())
    data = {
        "what": "care",
        "rule_1_field": "department",
        "rule_1_relation": "below",
        "rule_1_value": "客服部",
        "rule_2_field": "position",
        "rule_2_relation": "is",
        "rule_2_value": "经办",
        "rule_3_field": "started",
        "rule_3_relation": "after",
        "rule_3_value": "2026-01-01",
    }

    page = text(client.get(NEW, data))
    client.post(NEW, data)

    assert "部门属于客服部（含下级），且岗位是经办" in page
    assert ("何静" in page, "马国强" in page) == (True, False)
    assert Assignment.objects.get().periods.get().person == meant


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("department", "below", "没有的部门"), "没有“没有的部门”"),
        (("started", "after", "soon"), "看不懂“soon”"),
        (("started", "is", "2026-01-01"), "“入职日期”不能用“是”来比较"),
        (("", "is", "经办"), "请选这一条问的是什么"),
        (("position", "is", ""), "请写要比较的内容"),
        (("department", "is", "窗口"), "不止一个叫“窗口”"),
    ],
)
def test_what_is_wrong_with_a_condition_stands_at_its_row(
    client, hr, module, row, words
):
    for _ in range(2):
        make.department(name="窗口", parent=make.department())
    names = ("rule_2_field", "rule_2_relation", "rule_2_value")
    data = {"what": "care"} | dict(zip(names, row, strict=True))

    answer = client.get(NEW, data)

    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors["rule_2_value"])


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"due_days": "3", "due_yearly": "03-31"}, "due_yearly"),
        ({"due_yearly": "02-30"}, "due_yearly"),
        ({"due_days": "3", "least_days": "5"}, "least_days"),
        ({"due_days": "3", "due_from": "completion"}, "due_after"),
        ({"due_from": "start"}, "due_days"),
        ({"due_days": "3", "due_after": "care/opening"}, "due_from"),
        ({"effective_on": "2020-01-01"}, "effective_on"),
        ({"valid_months": "3", "valid_days": "5"}, "valid_days"),
        ({"valid_yearly": "soon"}, "valid_yearly"),
        ({"grace_days": "14"}, "grace_days"),
        ({"what": "empty"}, "what"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(client, hr, module, data, field):
    make.course(slug="empty")
    make.cohort(slug="autumn")

    answer = client.get(NEW, {"what": "care", "cohort": "autumn"} | data)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_the_order_keeps_what_the_form_said(client, hr, module):
    position = Position.objects.create(name="经办")
    data = {
        "what": "care/opening",
        "position": position.pk,
        "due_days": "10",
        "due_from": "completion",
        "due_after": "care/opening",
        "valid_months": "12",
        "window_days": "30",
        "grace_days": "14",
        "renewal_base": "completion",
        "renewal_module": "care/opening",
        "is_ongoing": "on",
        "effective_on": str(timezone.localdate() + timedelta(days=9)),
    }

    client.post(NEW, data)

    made = Assignment.objects.get()
    assert (made.position, made.due_after, made.renewal_module) == (
        position,
        module,
        module,
    )
    assert (made.due_days, made.due_from, made.is_ongoing) == (10, "completion", True)
    assert (made.valid_months, made.window_days, made.grace_days) == (12, 30, 14)
    assert (made.renewal_base, made.grace_base) == ("completion", "expiry")
    assert made.effective_at is not None


def test_the_preview_tells_days_who_has_it_and_who_needs_a_decision(client, hr, module):
    today = timezone.localdate()
    done = make.registration(module=module, completed_at=timezone.now()).person
    people = [make.person(started_on=today - timedelta(days=n)) for n in (1, 2)]
    cohort = make.cohort(done, *people, make.person(name="何静"), slug="autumn")
    data = {"what": "care", "cohort": cohort.slug, "due_days": 9, "due_from": "start"}

    preview = client.get(NEW, data).context["preview"]

    assert (preview.count, preview.has_it, preview.exceptions) == (4, 1, 1)
    assert preview.days == [(today + timedelta(days=n), 1) for n in (7, 8)]
    assert preview.excepted[0].person.name == "何静"
    assert preview.excepted[0].trouble == "入职日期未知。"


def test_the_preview_promises_nothing_to_who_needs_a_decision(client, hr, module):
    cohort = make.cohort(make.person(name="何静"), slug="autumn")
    data = {"what": "care", "cohort": cohort.slug, "due_days": 9, "due_from": "start"}

    page = text(client.get(NEW, data))

    assert "这些人都要先由你决定" in page
    assert "先指派，再逐个决定" in page
    assert "指派给" not in page


def test_the_form_begins_with_what_its_address_chooses(client, hr, module):
    assert 'value="care" selected' in text(client.get(NEW, {"choose": "care"}))


def test_the_whole_list_is_a_file_and_recorded(client, hr, module):
    cohort = make.cohort(make.person(name="何静"), slug="autumn")
    data = {"what": "care", "cohort": cohort.slug, "due_days": 9, "due_from": "start"}

    file = client.get(f"{NEW}people.csv", data).getvalue().decode()

    assert "何静" in file
    assert "入职日期未知" in file
    event = Event.objects.get(verb="exported")
    assert (event.new["rows"], event.actor) == (1, f"people.person:{hr.pk}")


def test_the_form_can_be_changed_after_the_preview(client, hr, module):
    data = {"what": "care", "person": hr.employee_number, "edit": "yes"}

    page = text(client.get(NEW, data))

    assert f'value="{hr.employee_number}"' in page
    assert "看影响到谁" in page


def test_a_path_is_offered_to_who_teaches_all_of_it(client, module):
    path = Path.objects.create(slug="new", title="新人", made_at=make.LONG_AGO)
    PathStep.objects.create(path=path, position=1, course=module.course)
    trainers = [make.teaching(course=module.course).person, make.teaching().person]
    offered = []

    for trainer in trainers:
        client.force_login(trainer)
        offered.append("path:new" in text(client.get(NEW)))

    assert offered == [True, False]


def test_a_cohorts_trainer_is_offered_no_rule_and_may_give_none(client, module):
    cohort = make.cohort(make.person())
    teaching = make.teaching(course=module.course, cohort=cohort)
    client.force_login(teaching.person)
    row = {"rule_1_field": "started", "rule_1_relation": "after"}

    page = text(client.get(NEW))
    answer = client.get(NEW, {"what": "care", "rule_1_value": "2020-01-01"} | row)

    assert "rule_1_field" not in page
    assert answer.status_code == 422


def test_the_list_costs_the_same_however_many_rules(client, hr, module, now):
    departments = [make.department() for _ in range(3)]
    costs = []
    for count in (1, 2):
        for department in departments[:count]:
            conditions = (Condition(Field.DEPARTMENT, Relation.IS, department.pk),)
            order = Order(module, Rule(conditions), due=count)
            assignments.assign(order, by=None, at=now)
        costs.append(queries(client, "/training/assignments/"))

    assert costs[0] == costs[1]
    assert departments[1].name in text(client.get("/training/assignments/"))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (After(9, Counted.START), "入职后 9 天之内"),
        (Yearly(3, 31), "每年 3月31日之前"),
    ],
)
def test_an_assignment_says_by_when(client, hr, module, now, due, words):
    renewal = {"valid_months": 12, "grace_days": 14, "renewal_module": module}
    order = Order(module, make.person(), due=due, renewal=renewal)
    made = assignments.assign(order, by=None, at=now)

    page = text(client.get(f"/training/assignments/{made.pk}/"))

    assert words in page
    assert "12 个月内有效" in page
    assert "宽限 14 天，续期时学《破冰与案例》" in page


def test_it_is_taken_back_as_of_an_earlier_day_but_no_later_one(
    client, hr, module, now
):
    order = Order(module, make.person(), due=9)
    made = assignments.assign(order, by=None, at=now)
    address = f"/training/assignments/{made.pk}/withdraw/"

    later = client.post(address, {"why": "弄错了", "since": "2099-01-01"})
    client.post(address, {"why": "弄错了", "since": str(timezone.localdate(now))})

    made.refresh_from_db()
    assert later.status_code == 422
    assert made.withdrawn_at is not None
