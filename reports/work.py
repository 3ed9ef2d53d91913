"""Writes a large report in the background."""

from tempfile import TemporaryFile

from django.core.files import File
from django.utils import translation
from django.utils.translation import gettext as _

from jobs import files
from jobs import kinds as work
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from reports import export, kinds
from reports.export import Export
from training import access

KIND = "report-file"


class Refused(Exception):
    """The filters that were asked for do not hold any more."""


def write(job: Job, progress: Progress) -> str:
    """Write the file with the rights the asker has, and store it.

    It is kept note of in the same moment in which it can be fetched, and once.
    """
    person = Person.objects.get(pk=job.asked_by_id)
    format_ = job.arguments["format"]
    with translation.override(person.language), TemporaryFile() as file:
        made = _export(job, person)
        written = export.write(made, format_, file, progress=progress)
        file.seek(0)
        name = made.name(format_)
        stored = files.keep(File(file), job=job, folder="exports", name=name)
        with progress.ending(stored):
            export.keep(made, format_, written)
        return stored


def _export(job: Job, person: Person) -> Export:
    kind = kinds.named(job.arguments["report"])
    reach = access.reach_of(person, at=job.asked_at)
    form = kind.form(job.arguments["filters"], reach=reach)
    if not form.is_valid():
        raise Refused(_("What was filtered by is not there any more."))
    return Export(kind, form, by=person, at=job.asked_at)


def arguments(made: Export, format_: str) -> dict[str, object]:
    """Return what a job must know; a day that is past stays the day it was."""
    day = made.filters.as_of.isoformat()
    filters = {"as-of": day} | made.form.given
    return {"report": made.kind.name, "format": format_, "filters": filters}


work.register(KIND, write)
