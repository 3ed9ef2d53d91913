"""A copy holds everything, is taken while the site runs, and can be put back."""

import tarfile
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from ledger import guard, keeping, record, sealing
from ledger.models import Event
from people.models import Person
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def test_copy_put_back_has_the_same_ledger_and_files(tmp_path):
    file = tmp_path / "copy.jiangyi"
    record.event("tested", make.person(name="林晓岚"), at=NOON)
    default_storage.save("pictures/one.svg", ContentFile(b"<svg/>"))
    call_command("backup", str(file))
    head = record.head()
    record.event("tested", make.person(name="王建国"), at=NOON)
    default_storage.delete("pictures/one.svg")

    call_command("restore", str(file))

    assert record.head() == head
    assert [person.name for person in Person.objects.all()] == ["林晓岚"]
    with default_storage.open("pictures/one.svg") as file_again:
        assert file_again.read() == b"<svg/>"
    assert guard.missing() == []


def test_seal_printed_with_a_copy_is_in_the_ledger_put_back(tmp_path):
    file, out = tmp_path / "copy.jiangyi", StringIO()
    record.event("tested", make.person(), at=NOON)
    sealing.seal(at=timezone.now() + timedelta(hours=1))
    call_command("backup", str(file), stdout=out)

    call_command("restore", str(file))
    call_command("verify_ledger", head=sealing.head(), stdout=out)

    assert out.getvalue().count(sealing.head()) == 3


def test_copy_leaves_nothing_half_done(tmp_path):
    call_command("backup", str(tmp_path / "copy.jiangyi"))

    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.jiangyi"]


def test_copy_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("backup", str(tmp_path / "nowhere" / "copy.jiangyi"))


def test_what_is_no_copy_is_refused_and_nothing_changes(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear colleague")
    record.event("tested", make.person(), at=NOON)

    with pytest.raises(CommandError, match=r"letter\.txt"):
        call_command("restore", str(file))

    assert Event.objects.count() == 1


def test_archive_without_a_manifest_is_refused(tmp_path):
    file = tmp_path / "other.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        archive.add(__file__, "something.py")

    with pytest.raises(keeping.NotACopy):
        keeping.put_back(file)


def test_copy_of_another_kind_of_database_is_refused(tmp_path):
    manifest = tmp_path / keeping.MANIFEST
    manifest.write_text('{"vendor": "oracle", "made_at": "", "head": ""}')
    file = tmp_path / "other.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        archive.add(manifest, keeping.MANIFEST)

    with pytest.raises(CommandError, match="oracle"):
        call_command("restore", str(file))
