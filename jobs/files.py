"""The files that jobs make."""

from django.core.files.base import File
from django.core.files.storage import default_storage

from jobs.models import Job


def keep(file: File[bytes], *, job: Job, folder: str, name: str) -> str:
    """Store the file of a job in place of what an earlier try left; return its name."""
    whole = f"{folder}/{job.pk}/{name}"
    default_storage.delete(whole)
    return default_storage.save(whole, file)
