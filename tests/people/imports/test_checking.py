"""What is wrong with the rows of a file, and what they would change."""

import pytest

from people.imports import findings
from people.imports.lines import Kind
from people.models import Department, Person
from people.sheets import lines
from tests import make
from tests.make import NOON
from tests.people.imports.files import checked, counts, csv

pytestmark = pytest.mark.django_db


def faults(batch):
    """Return what is wrong: {row: ["column：problem", …]}."""
    return {
        one.row: [f"{title}：{fault}" for title, fault in one.faults]
        for one in map(findings.shown, lines.read(batch, Kind.WRONG))
    }


def differences(batch, kind):
    return [one.differences for one in map(findings.shown, lines.read(batch, kind))]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",王", "工号：是空的。"),
        ("1,", "姓名：是空的。"),
        ("1 2,王", "工号：“1 2”里有空格。"),
        (
            "1E+11,王",
            "工号：表格软件把这个号码缩写了；请把这一列设为文本格式，重新填写。",
        ),
        ("=1+1,王", "工号：“=1+1”的开头像公式（= + - @），请只写工号本身。"),
        (f"1,{'王' * 81}", "姓名：有 81 个字（最多 80 个）。"),
        ("1,王,,w@x", "邮箱：“w@x”不是电子邮箱地址。"),
        ("1,王,,,总部//窗口", "部门：路径里有一级没有名称。"),
        (f"1,王,,,{'/'.join('x' * 21)}", "部门：路径有 21 级（最多 20 级）。"),
        ("1,王,,,,科长", "部门：没有部门，就不能有岗位和上级。"),
        ("1,王,,,总部,,1", "上级工号：自己不能是自己的上级。"),
        ("1,王,,,总部,,9", "上级工号：没有工号为 9 的人。"),
        (
            "1,王,,,,,,,2026-02-30",
            "入职日期：“2026-02-30”不是日期，请写成 2026-01-31。",
        ),
        (
            "1,王,,,,,,,2026-02-01,2026-01-31",
            "离职日期：离职日期早于入职日期（2026-02-01）。",
        ),
        (
            "1,王,,,,,,,,,Klingon",
            "语言：本站没有“Klingon”这种语言；请写 zh-Hans、zh-Hant 或 en。",
        ),
        ("1,王,taken", "登录名：这个登录名（taken）已经是别人的了。"),
        ("1,王,00482", "登录名：这个登录名（00482）已经是别人的了。"),
        ("taken,王", "工号：已经有别人用这个号码登录。"),
        (f"1,王,,,,,,{'班' * 81}", "班级：有 81 个字（最多 80 个）。"),
    ],
)
def test_wrong_row_says_what_is_wrong_and_stops_nobody_else(line, fault):
    make.person(username="taken", employee_number="00482")

    batch = checked(csv(line, "2,李"))

    assert faults(batch) == {2: [fault]}
    assert counts(batch) == {"wrong": 1, "added": 1}


def test_what_stands_twice_is_wrong_in_all_its_rows():
    batch = checked(csv("1,王", "1,李", "2,张,same", "3,赵,same", "4,钱,5", "5,孙"))

    assert faults(batch) == {
        2: ["工号：与第 3 行重复。"],
        3: ["工号：与第 2 行重复。"],
        4: ["登录名：与第 5 行重复。"],
        5: ["登录名：与第 4 行重复。"],
        6: ["登录名：与第 7 行重复。"],
        7: ["登录名：与第 6 行重复。"],
    }


def test_managers_in_a_circle_are_wrong_also_where_it_runs_through_the_company():
    head, lead = (make.person(employee_number=number) for number in ("10", "11"))
    make.posting(person=head)
    make.posting(person=lead, manager=head)

    batch = checked(csv("10,甲,,,,,12", "12,乙,,,总部,,11", "13,丙,,,总部,,12"))

    assert faults(batch) == {
        2: ["上级工号：上下级成了一个圈：10 → 12 → 11 → 10。"],
        3: ["上级工号：上下级成了一个圈：12 → 11 → 10 → 12。"],
        4: ["上级工号：工号 12 还不存在：请先改好第 3 行。"],
    }


def test_each_difference_is_shown_from_old_to_new():
    make.person(employee_number="1")
    where = make.department(name="总部")
    person = make.person(employee_number="00482", name="林", username="lin")
    make.posting(person=person, department=where)

    batch = checked(
        csv("00482,林晓岚,,lin@example.com,总部\uff0f窗口,组长,1,新班,46053")
    )

    assert differences(batch, Kind.CHANGED) == [
        [
            ("姓名", "林", "林晓岚"),
            ("邮箱", "", "lin@example.com"),
            ("入职日期", "", "2026-01-31"),
            ("部门", "总部", "总部/窗口"),
            ("岗位", "", "组长"),
            ("上级工号", "", "1"),
            ("任职日期", "2020-01-01", "2026-11-20"),
            ("班级", "", "新班"),
        ]
    ]
    assert not Department.objects.filter(name="窗口").exists()


def test_empty_cells_change_nothing_and_a_dash_takes_away():
    person = make.person(employee_number="1", name="王", email="w@example.com")
    make.posting(person=person, manager=make.person())

    kept = checked(csv("1,王"))
    taken = checked(csv("1,王,,-,,,无"))

    assert counts(kept) == {"same": 1}
    assert [one[0] for one in differences(taken, Kind.CHANGED)[0]] == [
        "邮箱",
        "上级工号",
        "任职日期",
    ]


def test_who_is_missing_in_a_whole_file_goes_but_for_you_and_administrators():
    hr = make.person("hr", employee_number="8")
    make.person("administrator", employee_number="9")
    make.person(employee_number=None)
    make.person(employee_number="7", is_active=False)
    gone = make.person(employee_number="6")
    wrong = make.person(employee_number="5")

    batch = checked(csv("5,", "1,王"), by=hr, is_whole=True)

    assert counts(batch) == {"wrong": 1, "added": 1, "gone": 1}
    assert [one["number"] for one in lines.read(batch, Kind.GONE)] == ["6"]
    assert (
        Person.objects.filter(pk__in=[gone.pk, wrong.pk], is_active=True).count() == 2
    )


def test_nobody_lets_herself_leave():
    hr = make.person("hr", employee_number="8")

    batch = checked(csv("8,周,,,,,,,,2026-01-31"), by=hr, at=NOON)

    assert faults(batch) == {2: ["离职日期：不能让自己离职。"]}


def test_row_that_is_wrong_anyhow_tells_what_is_wrong_with_its_manager_too():
    batch = checked(
        csv(
            "1,王,,odd,总部,,9",
            "2,李,,odd,总部,,1",
            "3,赵,,odd,总部,,4",
            "4,钱,,odd,总部,,3",
            "5,孙,,odd,总部,,5",
            ",周,,,总部,,9",
            "6,吴,,,总部",
        )
    )

    address = "邮箱：“odd”不是电子邮箱地址。"
    assert faults(batch) == {
        2: [address, "上级工号：没有工号为 9 的人。"],
        3: [address, "上级工号：工号 1 还不存在：请先改好第 2 行。"],
        4: [address, "上级工号：工号 4 还不存在：请先改好第 5 行。"],
        5: [address, "上级工号：工号 3 还不存在：请先改好第 4 行。"],
        6: [address, "上级工号：自己不能是自己的上级。"],
        7: ["工号：是空的。", "上级工号：没有工号为 9 的人。"],
    }
    assert counts(batch) == {"added": 1, "wrong": 6}


def test_row_that_is_wrong_anyhow_tells_that_it_closes_a_circle():
    head = make.person(employee_number="1")
    make.posting(person=make.person(employee_number="2"), manager=head)

    batch = checked(csv("1,王,,odd,总部,,2", "2,李,,,,,"))

    assert faults(batch)[2][1] == "上级工号：上下级成了一个圈：1 → 2 → 1。"
    assert counts(batch) == {"changed": 1, "wrong": 1}
