"""The command that imports training records."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make
from tests.training.evidence.past import csv
from training.models import Evidence

pytestmark = pytest.mark.django_db

ROWS = csv("00482,Fire drill,2025-01-31", "9,Fire drill,2025-01-31")


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def call(tmp_path, content, *options):
    file = tmp_path / "past.csv"
    file.write_bytes(content)
    told = StringIO()
    call_command("import_completions", str(file), *options, stdout=told)
    return told.getvalue()


def test_file_is_recorded_and_wrong_rows_are_told_and_written(tmp_path):
    make.person(employee_number="00482")
    wrong = tmp_path / "wrong.csv"

    told = call(tmp_path, ROWS, "--wrong-rows", str(wrong))

    assert "✗ 3 9 工号：没有工号为 9 的人。" in told
    assert "✗1  +1  =0" in told
    assert "9,Fire drill" in wrong.read_text()
    assert Evidence.objects.get().recorded_by is None


def test_dry_run_records_nothing(tmp_path):
    make.person(employee_number="00482")

    told = call(tmp_path, ROWS, "--dry-run")

    assert "将满足 0 项指派" in told
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (csv(heads="编码,名目"), "选一次列"),
        (b"\xd0\xcf\x11\xe0", ".xlsx"),
    ],
)
def test_file_that_is_not_understood_is_refused(tmp_path, content, words):
    with pytest.raises(CommandError, match=words):
        call(tmp_path, content)
