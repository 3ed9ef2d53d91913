"""Five hundred certificates: a few really set, all of them packed for fetching."""

from collections.abc import Iterator
from io import BytesIO

from django.utils import timezone

from bench import world
from bench.measuring import Result, seconds
from courses.models import Registration
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from training.certificates import codes, packing, paper
from training.certificates.packing import Parcel
from training.models import Certificate, CertificateFile

MANY = 500
SAMPLE = 4
PATTERN = "{number}-{name}"


def measure() -> Iterator[Result]:
    made = issued()
    paper.set_once(made[0], at=timezone.now())  # the first one loads the printer
    each = seconds(lambda: set_(made[1 : SAMPLE + 1])) / SAMPLE
    yield Result(
        f"certificates, {MANY} set one by one in the background, reckoned",
        f"{each * MANY:.0f} s  ({each:.2f} s each)",
        "",
        "",
        None,
    )
    size = CertificateFile.objects.get(certificate=made[0]).size
    copy(made[SAMPLE + 1 :], of=made[0])
    took = seconds(pack)
    yield Result(
        f"  … {MANY} stored ones packed as a ZIP",
        f"{took:.1f} s  ({MANY * size / 1e6:.0f} MB)",
        "",
        "",
        None,
    )


def issued() -> list[Certificate]:
    """Return certificates of as many people, all for the same module."""
    course, now = world.course(), timezone.now()
    module = course.modules.order_by("position")[0]
    people = Person.objects.bulk_create(
        Person(username=f"certified-{at}", name=f"学员 {at}", name_key=f"{at:04}")
        for at in range(MANY)
    )
    passes = Registration.objects.bulk_create(
        Registration(
            person=person,
            module=module,
            number=1,
            units={},
            opened_at=now,
            completed_at=now,
            release=course.release,
        )
        for person in people
    )
    return Certificate.objects.bulk_create(
        Certificate(
            code=codes.drawn(),
            serial=f"1999-{at:06}",
            person=one.person,
            course=course,
            module=module,
            registration=one,
            release=course.release,
            name=one.person.name,
            course_title=course.title,
            module_title=module.title,
            begun_at=now,
            earned_at=now,
            issued_at=now,
        )
        for at, one in enumerate(passes)
    )


def set_(some: list[Certificate]) -> None:
    for one in some:
        paper.set_once(one, at=timezone.now())


def copy(others: list[Certificate], *, of: Certificate) -> None:
    """Let the others have the same paper; packing does not look at what is in it."""
    first = CertificateFile.objects.get(certificate=of)
    CertificateFile.objects.bulk_create(
        CertificateFile(
            certificate=one,
            name=first.name,
            digest=first.digest,
            size=first.size,
            made_at=first.made_at,
        )
        for one in others
    )


def pack() -> None:
    now = timezone.now()
    job = Job.objects.create(
        kind="bench", title="", asked_at=now, started_at=now, state=Job.State.RUNNING
    )
    mine = Certificate.objects.filter(serial__startswith="1999-")
    packing.pack(
        Parcel(mine.select_related("person"), PATTERN, now), BytesIO(), Progress(job)
    )
