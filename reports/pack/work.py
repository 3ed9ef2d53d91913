"""Packs in the background what an auditor asks for."""

from datetime import datetime
from tempfile import TemporaryFile
from typing import Any

from django.core.files import File
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jobs import files, kinds, running
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from reports.pack import archive, forms, packing
from reports.pack.packing import Pack
from reports.proof import keeping
from reports.proof.keeping import Leaving

KIND = "auditors-pack"


def ask(arguments: dict[str, Any], *, title: str, by: Person, at: datetime) -> Job:
    words = _("Auditor's pack: %(whose)s") % {"whose": title}
    return running.ask(KIND, title=words[:200], arguments=arguments, by=by, at=at)


def write(job: Job, progress: Progress) -> str:
    """Write the pack; it is noted in the moment in which it can be fetched, once."""
    person = Person.objects.get(pk=job.asked_by_id)
    pack = Pack(forms.order(job.arguments, at=job.asked_at), person, job.asked_at)
    with translation.override(person.language), TemporaryFile() as file:
        steps = packing.steps(pack, file)
        steps.run(lambda done: progress.reach(done, of=steps.number))
        left = _leaving(job, pack, archive.digest_of(file))
        file.seek(0)
        name = files.keep(File(file), job=job, folder="packs", name=left.name)
        with progress.ending(name):
            keeping.keep(left, by=person, at=job.asked_at)
        return name


def _leaving(job: Job, pack: Pack, digest: str) -> Leaving:
    day = timezone.localdate(job.asked_at)
    given = {name: str(value) for name, value in job.arguments.items() if value}
    return Leaving(
        report="pack",
        format="zip",
        name=f"audit-{day:%Y-%m-%d}-{job.pk}.zip",
        as_of=pack.order.at,
        rows=pack.rows,
        digest=digest,
        filters=given,
    )


kinds.register(KIND, write)
