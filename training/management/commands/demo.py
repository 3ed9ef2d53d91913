"""Adds demo people who have begun to learn. For one's own machine only."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.models import Course, Module, Teaching
from people import accounts
from people.accounts import Identity
from people.models import Cohort, Department, Membership, Person, Role
from training import assignments, rehearsal
from training.assignments import Order

PASSWORD = "jiangyi"  # noqa: S105  # the same for every demo person, as the README says
COURSE = "customer-satisfaction"
CENTRE = "安和医保服务中心"
PEOPLE = (
    ("trainee", "林晓岚", "10482", "窗口服务一科", None),
    ("trainer", "陈立新", "10016", "培训科", Role.Code.TRAINER),
    ("hr", "周敏", "10008", "人力资源科", Role.Code.HR),
    ("admin", "方远", "10001", "信息科", Role.Code.ADMINISTRATOR),
    ("wangjianguo", "王建国", "10219", "窗口服务一科", None),
    ("zhaosiyuan", "赵思远", "10533", "窗口服务一科", None),
    ("ouyanghuimin", "欧阳慧敏", "10097", "窗口服务一科", None),
    ("hejing", "何静", "10311", "窗口服务二科", None),
    ("maguoqiang", "马国强", "10415", "窗口服务二科", None),
    ("sunli", "孙丽", "10540", "窗口服务二科", None),
    ("tuersun", "吐尔逊·买买提", "10288", "窗口服务二科", None),
    ("zhouting", "周婷", "00176", "待遇审核科", None),
    ("liuyiming", "刘一鸣", "00502", "待遇审核科", None),
    ("xugang", "徐刚", "10444", "信息科", None),
)
# Who reports to whom.
LINE = {
    "trainee": "wangjianguo",
    "zhaosiyuan": "wangjianguo",
    "ouyanghuimin": "wangjianguo",
    "maguoqiang": "hejing",
    "sunli": "hejing",
    "tuersun": "hejing",
    "liuyiming": "zhouting",
    "wangjianguo": "hr",
    "hejing": "hr",
    "zhouting": "hr",
}
COHORT = ("autumn-2026", "二〇二六秋季新员工班")
# Who has learnt how much of the first chapter: how many units, mistakes in the quiz,
# and how many days ago.
LEARNERS = (
    ("wangjianguo", 5, 0, 8),
    ("zhaosiyuan", 5, 1, 3),
    ("hejing", 5, 2, 6),
    ("tuersun", 5, 1, 5),
    ("ouyanghuimin", 2, 0, 1),
    ("xugang", 5, 0, 2),
    ("trainee", 1, 0, 1),
)
NEWCOMERS = ("trainee", "zhaosiyuan", "sunli", "liuyiming")


class Command(BaseCommand):
    help = "Add demo people, departments, a cohort and assignments."

    def handle(self, **_options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError(
                _("Demo people are for development, not for production.")
            )
        if Person.objects.filter(username="trainee").exists():
            return
        people = self.everything(at=timezone.now())
        words = _("%(count)s demo people added. Password of each: %(password)s")
        self.stdout.write(words % {"count": len(people), "password": PASSWORD})

    @transaction.atomic
    def everything(self, *, at: datetime) -> dict[str, Person]:
        people = everybody(at=at - timedelta(days=30))
        cohort = newcomers(people, at=at - timedelta(days=20))
        courses = Course.objects.published()
        for taught in courses:
            Teaching.objects.create(person=people["trainer"], course=taught, since=at)
        course = courses.filter(slug=COURSE).first()
        if course is not None:
            assign(course, people=people, cohort=cohort, at=at)
            let_learn(course, people=people, at=at)
        return people


def everybody(*, at: datetime) -> dict[str, Person]:
    people = {}
    for username, name, number, _department, role in PEOPLE:
        identity = Identity(username, name, number, f"{username}@example.com")
        person = accounts.add(identity, password=None, by=None, at=at)
        if role is not None:
            accounts.grant(person, code=role, by=None, at=at)
        people[username] = person
    post(people, at=at)
    admin = people["admin"]
    admin.is_staff = admin.is_superuser = True
    admin.save(update_fields=["is_staff", "is_superuser"])
    give_password(people.values())
    return people


def post(people: dict[str, Person], *, at: datetime) -> None:
    """Put each into a department and under who leads there."""
    centre = accounts.found(CENTRE)
    for username, _name, _number, department, _role in PEOPLE:
        where = accounts.found(department, parent=centre)
        manager = people.get(LINE.get(username, ""))
        accounts.post(
            people[username], department=where, manager=manager, by=None, at=at
        )


def give_password(people: Iterable[Person]) -> None:
    """Give them the one password; it is hashed once, which takes its time."""
    Person.objects.filter(pk__in=[person.pk for person in people]).update(
        password=make_password(PASSWORD)
    )


def newcomers(people: dict[str, Person], *, at: datetime) -> Cohort:
    slug, name = COHORT
    cohort = Cohort.objects.create(slug=slug, name=name)
    for username in NEWCOMERS:
        Membership.objects.create(cohort=cohort, person=people[username], since=at)
    return cohort


def assign(
    course: Course, *, people: dict[str, Person], cohort: Cohort, at: datetime
) -> None:
    """Give the counters the first chapter, overdue for who has not begun, and so on."""
    first, *others = Module.objects.filter(course=course).order_by("position")[:2]
    trainer, hr = people["trainer"], people["hr"]
    today = timezone.localdate(at)
    windows = Department.objects.get(name="窗口服务二科")
    late = Order(first, windows, today - timedelta(days=2), why="窗口服务岗位必修")
    assignments.assign(late, by=hr, at=at - timedelta(days=16))
    centre = Department.objects.get(name=CENTRE)
    soon = Order(first, centre, today + timedelta(days=5), why="全中心必修")
    assignments.assign(soon, by=hr, at=at - timedelta(days=9))
    for module in others:
        order = Order(module, cohort, today + timedelta(days=12), why="新员工必修")
        assignments.assign(order, by=trainer, at=at - timedelta(days=2))


def let_learn(course: Course, *, people: dict[str, Person], at: datetime) -> None:
    first = Module.objects.filter(course=course).order_by("position")[0]
    for username, units, mistakes, days in LEARNERS:
        rehearsal.learn(
            first,
            person=people[username],
            at=at - timedelta(days=days),
            units=units,
            mistakes=mistakes,
        )
