"""Writes a large report in the background."""

from tempfile import TemporaryFile

from django.core.files import File
from django.utils import translation

from jobs import files, kinds
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from reports import export
from reports.filters import FilterForm
from training import access

KIND = "completions-xlsx"


def write(job: Job, progress: Progress) -> str:
    """Write the workbook with the rights the asker has, and store it.

    It is recorded in the same moment in which it can be fetched, and once.
    """
    person = Person.objects.get(pk=job.asked_by_id)
    reach = access.reach_of(person, at=job.asked_at)
    form = FilterForm(job.arguments, reach=reach)
    form.is_valid()
    with translation.override(person.language), TemporaryFile() as file:
        made = export.Export(form, by=person, at=job.asked_at, progress=progress)
        export.write(made, file)
        progress.reach(made.rows, of=made.total)
        file.seek(0)
        name = files.keep(File(file), job=job, folder="exports", name=name_of(form))
        with progress.ending(name):
            made.record("xlsx")
        return name


def name_of(form: FilterForm) -> str:
    return f"completions-{form.filters.as_of:%Y-%m-%d}.xlsx"


kinds.register(KIND, write)
