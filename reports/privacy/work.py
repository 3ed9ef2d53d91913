"""Takes out what is held of a person, in the background."""

from datetime import datetime
from tempfile import TemporaryFile

from django.core.files import File
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jobs import files, kinds, running
from jobs.models import Job
from jobs.progress import Progress
from ledger import record
from people.models import Person
from reports.privacy import exporting

KIND = "personal-data"


def ask(person: Person, *, by: Person, at: datetime) -> Job:
    return running.ask(
        KIND,
        title=_("What is held of %(name)s") % {"name": person.name},
        arguments={"person": person.pk},
        by=by,
        at=at,
        key=f"{person.pk}:{by.pk}",
    )


def write(job: Job, progress: Progress) -> str:
    """Write the file; the ledger tells of it in the moment it can be fetched."""
    person = Person.objects.get(pk=job.arguments["person"])
    by = Person.objects.get(pk=job.asked_by_id)
    with translation.override(by.language), TemporaryFile() as file:
        exporting.write(person, file, at=job.asked_at)
        progress.reach(1, of=1)
        file.seek(0)
        day = timezone.localdate(job.asked_at).isoformat()
        name = files.keep(
            File(file), job=job, folder="privacy", name=f"data-{person.pk}-{day}.zip"
        )
        with progress.ending(name):
            record.event("data-taken", person, at=job.asked_at, by=by, about=person)
        return name


kinds.register(KIND, write)
