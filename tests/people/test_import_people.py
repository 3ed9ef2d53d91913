"""The command that brings people in."""

import pytest
from django.core.management import CommandError, call_command

from people.models import ImportBatch, Person
from tests import make

pytestmark = pytest.mark.django_db

ROWS = "工号,姓名,部门\n00482,林晓岚,总部\n,无名\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(ROWS, encoding="gb18030")
    return path


def test_dry_run_shows_each_difference_and_changes_nothing(file, capsys):
    call_command("import_people", file, dry_run=True)

    told = capsys.readouterr().out
    assert "+ 2 00482 林晓岚\n    姓名： → 林晓岚" in told
    assert "✗ 3  无名\n    工号：是空的。" in told
    assert "✗1  +1  ~0  ↩0  −0  =0" in told
    assert not Person.objects.exists()


def test_file_is_applied_and_taken_back(file, tmp_path, capsys):
    wrong = tmp_path / "wrong.csv"
    call_command("import_people", file, encoding="gb18030", wrong_rows=wrong)
    is_in = Person.objects.get().is_active

    call_command("import_people", roll_back=ImportBatch.objects.get().pk)

    assert (is_in, Person.objects.get().is_active) == (True, False)
    assert wrong.read_text("utf-8-sig").splitlines() == [
        "工号,姓名,部门,行,问题",
        ",无名,,3,工号：是空的。",
    ]
    assert "已撤回 1 人。" in capsys.readouterr().out


def test_whole_file_lets_many_go_only_if_told_how_many(file):
    for _ in range(2):
        make.person()
    with pytest.raises(CommandError, match="--confirm-gone 2"):
        call_command("import_people", file, whole=True)

    call_command("import_people", file, whole=True, confirm_gone=2)

    assert Person.objects.active().get().employee_number == "00482"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "请写明一个文件"),
        ({"roll_back": 99}, "没有批次 99"),
        ({"file": "nowhere.csv"}, "nowhere.csv"),
        ({"file": "one.csv"}, "上面几行都没有列名"),
        ({"file": "odd.csv"}, "认不出工号或姓名"),
        ({"file": "odd.csv", "effective": "soon"}, "“soon”不是日期"),
        ({"file": "odd.csv", "effective": "2026-02-30"}, "“2026-02-30”不是日期"),
    ],
)
def test_what_cannot_be_done_is_said(options, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.csv").write_text("x")
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n")
    file = [options.pop("file")] if "file" in options else []

    with pytest.raises(CommandError, match=words):
        call_command("import_people", *file, **options)


def test_batch_that_was_not_applied_is_not_taken_back(file):
    call_command("import_people", file, dry_run=True)

    with pytest.raises(CommandError, match="没有生效"):
        call_command("import_people", roll_back=ImportBatch.objects.get().pk)

    assert ImportBatch.objects.get().state == "checked"
