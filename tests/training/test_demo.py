"""Demo people come with departments, roles, duties and something learnt."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from courses.models import Completion
from people import roles, superiors
from people.models import Cohort, Person
from training.management.commands import demo
from training.models import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("short_course")]


def test_demo_people_have_learnt_part_of_the_real_course():
    call_command("publish")

    call_command("demo")

    now = timezone.now()
    held = {
        name: roles.held(Person.objects.get(username=name), at=now)
        for name in ("trainee", "trainer", "hr")
    }
    statuses = Counter(one.status for one in Period.objects.with_status(at=now))
    assert held == {
        "trainee": frozenset(),
        "trainer": {"trainer"},
        "hr": {"hr"},
    }
    assert statuses == {"not-started": 11, "done": 7, "overdue": 2, "in-progress": 2}
    assert Cohort.objects.get().memberships.count() == 4


def test_second_run_adds_nobody_and_changes_nothing():
    call_command("publish")
    call_command("demo")
    before = (Person.objects.count(), Completion.objects.count())

    call_command("demo")

    assert (Person.objects.count(), Completion.objects.count()) == before


def test_demo_people_come_without_a_course_as_well():
    call_command("demo")

    assert Person.objects.filter(username="admin", is_superuser=True).exists()
    assert not Period.objects.exists()


def test_demo_people_stand_in_a_line():
    call_command("demo")

    now = timezone.now()
    keys = dict(Person.objects.values_list("username", "pk"))
    below = superiors.below(keys["hr"], day=timezone.localdate(now), at=now)
    assert superiors.of(keys["trainee"], at=now) == keys["wangjianguo"]
    assert len(below) == len(demo.LINE)


def test_production_gets_no_demo_people(settings):
    settings.IS_PRODUCTION = True

    with pytest.raises(CommandError, match="不用于生产"):
        call_command("demo")

    assert not Person.objects.exists()
