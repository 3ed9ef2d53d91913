"""Makes certificates for tests, and whole courses that somebody completes."""

import hashlib
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from courses import progress
from courses.models import Course, Module, Registration, Version
from people.models import Person
from tests import make
from tests.make import LONG_AGO, NOON
from training.certificates import codes
from training.models import Certificate, CertificateFile, CertificateRevocation

PAPER = b"%PDF-1.7 a certificate"
DIGEST = hashlib.sha256(PAPER).hexdigest()
_number = count(1)


def certificate(**fields: Any) -> Certificate:
    """Make the row of a certificate for a course; nothing is issued by it."""
    course = fields.get("course") or make.course()
    module = fields.get("module") or make.module(course=course)
    person = fields.get("person") or make.person()
    defaults: dict[str, Any] = {
        "code": codes.drawn(),
        "serial": f"2020-{next(_number):06}",
        "person": person,
        "course": course,
        "registration": make.registration(module=module, person=person),
        "release": course.release,
        "name": person.name,
        "course_title": course.title,
        "organisation": "Centre",
        "begun_at": LONG_AGO,
        "earned_at": LONG_AGO,
        "issued_at": LONG_AGO,
    }
    return Certificate.objects.create(**defaults | fields)


def stored(person: Person, course: Course) -> Certificate:
    """Make a certificate whose paper, which is none, is stored; setting takes long."""
    made = certificate(person=person, course=course)
    name = default_storage.save(f"certificates/{made.serial}.pdf", ContentFile(PAPER))
    paper = {"name": name, "digest": DIGEST, "size": len(PAPER), "made_at": LONG_AGO}
    CertificateFile.objects.create(certificate=made, **paper)
    return made


def names(person: Person, course: Course) -> dict[str, object]:
    """Return by what a stored certificate is called in addresses."""
    made = stored(person, course)
    return {"certificate": made.pk, "code": made.code}


def revoked(**fields: Any) -> Certificate:
    made = certificate(**fields)
    by = make.person("hr")
    CertificateRevocation.objects.create(
        certificate=made, revoked_at=NOON, why="Copied.", by=by
    )
    return made


def book(*units: int, **fields: Any) -> Course:
    """Make a course with so many units in each of its modules."""
    course = make.course(**fields)
    for number in units:
        module = make.module(course=course)
        for _ in range(number):
            make.unit(module=module, minutes=10)
    return course


def learn(module: Module, person: Person, at: Any = NOON) -> Registration:
    """Complete every unit of the module, in a further pass if it was learnt before."""
    number = module.registrations.filter(person=person).count() + 1
    mine = make.registration(
        module=module, person=person, number=number, opened_at=at, started_at=at
    )
    for version in Version.objects.filter(unit__module=module):
        progress.complete(version, registration=mine, at=at)
    mine.refresh_from_db()
    return mine
