"""Which column of a file means what."""

from people.imports.fields import COLUMNS


def test_chinese_and_english_heads_are_recognised():
    assert COLUMNS.guess(["员工编号（必填）", "姓 名", "所属部门", "其他"]) == {
        "number": "员工编号（必填）",
        "name": "姓 名",
        "department": "所属部门",
    }
    assert COLUMNS.guess(
        ["Employee No.", "Full Name", "Start date", "Employee ID"]
    ) == {
        "number": "Employee No.",
        "name": "Full Name",
        "started_on": "Start date",
    }


def test_columns_are_usable_if_the_file_has_them_and_the_needed_ones():
    heads = ["工号", "姓名"]

    assert COLUMNS.is_usable({"number": "工号", "name": "姓名"}, heads)
    assert not COLUMNS.is_usable({"number": "工号"}, heads)
    assert not COLUMNS.is_usable({"number": "工号", "name": "名字"}, heads)
