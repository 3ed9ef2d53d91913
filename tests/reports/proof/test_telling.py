"""Codes of filters are told by their names; a code nobody knows stays a code."""

import pytest

from people.models import Position
from reports.proof.telling import Teller
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("pack", "审计包"),
        ("completions", "完成情况报表"),
        ("of-old-times", "of-old-times"),
    ],
)
def test_report_is_named(report, title):
    assert Teller(at=NOON).title(report) == title


def test_names_take_the_place_of_codes():
    course = make.course(title="客服课", slug="service")
    make.module(course=course, title="第一章", slug="first")
    given = {
        "module": "service/first",
        "cohort": make.cohort(slug="autumn", name="秋季班").slug,
        "position": str(Position.objects.create(name="窗口").pk),
        "below": "only",
        "as-of": "2026-11-20",
        "person": "*",
    }

    told = dict(Teller(at=NOON).filters("completions", given))

    assert list(told.values())[:3] == ["第一章", "秋季班", "窗口"]
    assert "不留名" in list(told.values())[-1]
    assert "2026-11-20" not in told.values()


@pytest.mark.parametrize("code", ["0", "nobody"])
def test_code_that_nobody_knows_stays(code):
    told = Teller(at=NOON).filters("of-old-times", {"who": code, "tone": "blue"})

    assert told == [("人员", code), ("tone", "blue")]


def test_person_of_a_pack_is_named():
    person = make.person(name="林晓岚")

    told = Teller(at=NOON).filters("pack", {"who": str(person.pk)})

    assert told == [("人员", "林晓岚")]
