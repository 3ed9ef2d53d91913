"""Writes a large report in the background."""

from tempfile import TemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import translation

from jobs import kinds
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from reports import export
from reports.filters import FilterForm
from training import access

KIND = "completions-xlsx"


def write(job: Job, progress: Progress) -> str:
    """Write the workbook with the rights the asker has, and store it."""
    person = Person.objects.get(pk=job.asked_by_id)
    reach = access.reach_of(person, at=job.asked_at)
    form = FilterForm(job.arguments, reach=reach)
    form.is_valid()
    with translation.override(person.language), TemporaryFile() as file:
        made = export.Export(form, by=person, at=job.asked_at, progress=progress)
        export.xlsx(made, file)
        file.seek(0)
        name = f"exports/{job.pk}/{name_of(form)}"
        return default_storage.save(name, File(file))


def name_of(form: FilterForm) -> str:
    return f"completions-{form.filters.as_of:%Y-%m-%d}.xlsx"


kinds.register(KIND, write)
