from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make
from training.models import Assignment, Period

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def course():
    made = make.course(slug="care")
    make.module(course=made, slug="opening")
    return made


def assign(*arguments):
    out = StringIO()
    call_command("assign", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_assigns_and_says_to_how_many():
    make.cohort(make.person(), make.person(), slug="autumn")

    said = assign("care/opening", "--to", "cohort:autumn", "--due", "30d")

    assert said.endswith(": 2\n")
    assert Period.objects.filter(due_at__isnull=False).count() == 2


def test_the_command_given_twice_assigns_once():
    make.person(employee_number="7")

    for _ in range(2):
        assign("care", "--to", "person:7", "--why", "New")

    assert Assignment.objects.get().why == "New"
    assert Period.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("care/closing", "--to", "person:7"), "没有 care/closing。"),
        (("care", "--to", "planet:mars"), "看不懂“planet:mars”。"),
        (("empty", "--to", "person:7"), "没有可学的模块"),
        (("care", "--to", "rule:department is 窗口"), "不止一个叫“窗口”"),
        (("care", "--to", "person:7", "--effective", "30d"), "看不懂“30d”"),
    ],
)
def test_the_command_says_what_is_wrong(arguments, words):
    make.course(slug="empty")
    make.person(employee_number="7")
    for _ in range(2):
        make.department(name="窗口", parent=make.department())

    with pytest.raises(CommandError, match=words):
        assign(*arguments)


def test_the_command_gives_to_whom_a_rule_holds_and_says_who_waits():
    root = make.department(name="客服部")
    make.posting(department=root)
    rule = "rule:部门 属于 客服部"

    said = assign("care", "--to", rule, "--due", "9d after start", "--ongoing")

    assert "部门属于客服部（含下级）: 0" in said
    assert said.endswith("等待决定：1 人\n")
    assert Assignment.objects.get().is_ongoing


def test_what_takes_effect_later_asks_nobody_yet():
    make.person(employee_number="7")

    said = assign("care", "--to", "person:7", "--effective", "2099-01-01")

    assert said.endswith(": 0\n")
