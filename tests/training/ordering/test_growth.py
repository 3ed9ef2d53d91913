from datetime import timedelta

import pytest
from django.urls import reverse

from ledger.models import Event
from people.models import Membership
from tests import make
from tests.make import LATER, LONG_AGO, NOON
from training import assignments, days
from training.assignments import Order
from training.models import Period
from training.ordering import growth

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr():
    return make.person("hr")


@pytest.fixture
def course():
    return chapter().course


@pytest.fixture
def cohort():
    return make.cohort(make.person(), make.person())


@pytest.fixture
def assignment(course, cohort, hr):
    return assignments.assign(Order(course, cohort, due=30), by=hr, at=NOON)


def chapter(**fields):
    made = make.module(**fields)
    make.unit(module=made)
    return made


def test_what_came_into_the_course_since_is_told(assignment, course):
    assert growth.modules(assignment) == []

    new = chapter(course=course, position=2)

    assert growth.modules(assignment) == [new]


def test_an_order_of_one_module_does_not_grow(course, hr):
    first = course.modules.get()
    one = assignments.assign(Order(first, make.person()), by=hr, at=NOON)

    chapter(course=course)

    assert growth.modules(one) == []


def test_who_has_it_is_asked_for_the_new_by_the_same_rule(assignment, course, hr):
    before = list(Period.objects.order_by("pk").values())
    new = chapter(course=course)

    growth.ask(assignment, by=hr, at=LATER)

    opened = Period.objects.filter(module=new)
    assert opened.count() == 2
    due = days.end_of(days.of(LATER) + timedelta(days=30))
    assert {one.due_at for one in opened} == {due}
    assert list(Period.objects.exclude(module=new).order_by("pk").values()) == before
    assert Event.objects.get(verb="assignment-grown").new == {"modules": [new.pk]}


def test_who_came_later_or_is_let_go_is_not_asked(assignment, course, cohort, hr):
    gone, here = cohort.memberships.order_by("pk")
    Membership.objects.create(cohort=cohort, person=make.person(), since=LONG_AGO)
    assignment.periods.filter(person=gone.person).update(withdrawn_at=NOON)
    new = chapter(course=course)

    growth.ask(assignment, by=hr, at=LATER)

    assert [one.person for one in Period.objects.filter(module=new)] == [here.person]


def test_once_asked_there_is_nothing_new(assignment, course, hr):
    chapter(course=course)
    growth.ask(assignment, by=hr, at=LATER)

    with pytest.raises(growth.NothingNew):
        growth.ask(assignment, by=hr, at=LATER)


def test_the_page_offers_it_and_a_second_click_asks_once(
    client, assignment, course, hr
):
    chapter(course=course, title="第九章　投诉")
    client.force_login(hr)
    page = reverse("training:assignment", args=[assignment.pk])
    assert "第九章　投诉" in client.get(page).content.decode()

    for _ in range(2):
        client.post(reverse("training:grow", args=[assignment.pk]))

    assert "一并要求学习" not in client.get(page).content.decode()
    assert Event.objects.filter(verb="assignment-grown").count() == 1
