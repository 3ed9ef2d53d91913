"""Issues certificates in the transaction that earns them, each once."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from courses.models import Course, Registration, Release
from ledger import record
from training.certificates import codes, earning, works
from training.certificates.earning import Earned
from training.models import Certificate

FIRST = 1


@transaction.atomic
def after(completed: Registration, *, at: datetime) -> Certificate | None:
    """Issue what the completed pass earns; asked again, it issues nothing more.

    What was learnt again of a module, because it had changed, earns nothing new.
    """
    if completed.is_delta:
        return None
    if completed.module.course.certificate == Course.Certified.NONE:
        return None
    _queue()
    earned = earning.by(completed)
    release = completed.release
    if earned is None or release is None or _is_issued(earned):
        return None
    issued = _issue(earned, release, at=at)
    _record(issued, at=at)
    ask = partial(works.ask_for_paper, issued, at=at)
    transaction.on_commit(ask, robust=True)
    return issued


def _queue() -> None:
    """Let one transaction issue at a time, until it ends.

    So serials have no gaps, and of two modules completed at the same moment the later
    one sees the other. The row that is locked is there for nothing else.
    """
    kind = ContentType.objects.filter(app_label="training", model="certificate")
    kind.select_for_update(no_key=True).first()


def _is_issued(earned: Earned) -> bool:
    known = Certificate.objects.filter(registration=earned.now, module=earned.module)
    return known.exists()


def _issue(earned: Earned, release: Release, *, at: datetime) -> Certificate:
    now = earned.now
    units, minutes = earned.extent()
    points, out_of = earned.score() or (None, None)
    return Certificate.objects.create(
        code=codes.drawn(),
        serial=_serial(at=at),
        person=now.person,
        course=earned.course,
        module=earned.module,
        period=earned.period(),
        registration=now,
        release=release,
        name=now.person.name,
        course_title=earned.course.title,
        module_title=earned.module.title if earned.module else "",
        organisation=settings.ORGANISATION,
        units=units,
        minutes=minutes,
        points=points,
        out_of=out_of,
        begun_at=earned.begun_at(),
        earned_at=now.completed_at or at,
        valid_until=earned.valid_until(),
        issued_at=at,
        supersedes=earned.before(),
    )


def _serial(*, at: datetime) -> str:
    """Return the next number of the year, as the year is in the site's zone."""
    year = f"{timezone.localtime(at).year}-"
    last = Certificate.objects.filter(serial__startswith=year).order_by("pk").last()
    number = int(last.serial.removeprefix(year)) + 1 if last else FIRST
    return f"{year}{number:06}"


def _record(issued: Certificate, *, at: datetime) -> None:
    new = {
        "serial": issued.serial,
        "course": issued.course_id,
        "module": issued.module_id,
        "registration": issued.registration_id,
        "release": issued.release_id,
        "supersedes": issued.supersedes_id,
    }
    change = record.Change(new=new)
    record.event(
        "certificate-issued", issued, at=at, about=issued.person, change=change
    )
