"""Long work with certificates: setting one as paper, packing many."""

from datetime import datetime
from tempfile import TemporaryFile

from django.core.files import File
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jobs import files, kinds, running
from jobs.models import Job
from jobs.progress import Progress
from ledger import record
from ledger.models import Event
from people.models import Person
from training import access
from training.certificates import packing, paper
from training.certificates.filters import FilterForm
from training.certificates.packing import Parcel
from training.models import Certificate

PAPER, PARCEL = "certificate-paper", "certificates-zip"


def ask_for_paper(certificate: Certificate, *, at: datetime) -> Job:
    """Let the paper be set in the background; asked twice, it is set once."""
    return running.ask(
        PAPER,
        title=_("Certificate %(serial)s") % {"serial": certificate.serial},
        arguments={"certificate": certificate.pk},
        by=None,
        at=at,
        key=certificate.code,
    )


def ask_for_parcel(form: FilterForm, *, pattern: str, by: Person, at: datetime) -> Job:
    """Let the certificates that the form means be packed in the background."""
    return running.ask(
        PARCEL,
        title=_("Certificates"),
        arguments=form.given | {"pattern": pattern},
        by=by,
        at=at,
    )


def set_paper(job: Job, progress: Progress) -> str:
    certificate = Certificate.objects.get(pk=job.arguments["certificate"])
    paper.set_once(certificate, at=job.asked_at)
    progress.reach(1, of=1)
    return ""


def pack(job: Job, progress: Progress) -> str:
    """Pack what the filters mean with the rights that the asker has.

    It is recorded in the same moment in which it can be fetched, and once.
    """
    person = Person.objects.get(pk=job.asked_by_id)
    form = FilterForm(job.arguments, reach=access.reach_of(person, at=job.asked_at))
    form.is_valid()
    with translation.override(person.language), TemporaryFile() as file:
        parcel = Parcel(form.certificates(), job.arguments["pattern"], job.asked_at)
        packing.pack(parcel, file, progress)
        file.seek(0)
        day = timezone.localdate(job.asked_at)
        name = f"certificates-{day:%Y-%m-%d}.zip"
        name = files.keep(File(file), job=job, folder="exports", name=name)
        with progress.ending(name):
            _record(parcel, form, by=person)
        return name


def _record(parcel: Parcel, form: FilterForm, *, by: Person) -> None:
    """Write into the ledger who took which certificates."""
    new = {"filter": form.given, "rows": parcel.packed, "spoilt": parcel.spoilt}
    actor, thing = record.key(by), "training.certificates:zip"
    record.events(
        [Event(at=parcel.at, actor=actor, verb="exported", thing=thing, new=new)]
    )


kinds.register(PAPER, set_paper)
kinds.register(PARCEL, pack)
