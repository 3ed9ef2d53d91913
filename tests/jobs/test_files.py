"""The file of a job replaces what an earlier try left."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from jobs import files
from jobs.models import Job
from tests.make import NOON

pytestmark = pytest.mark.django_db


def test_a_second_try_replaces_the_file_of_the_first():
    job = Job.objects.create(kind="any", title="File", asked_at=NOON)

    names = {
        files.keep(ContentFile(text), job=job, folder="exports", name="a.csv")
        for text in (b"half", b"whole")
    }

    assert names == {f"exports/{job.pk}/a.csv"}
    with default_storage.open(names.pop()) as kept:
        assert kept.read() == b"whole"
