"""Enrolling people in courses and ending it."""

from datetime import datetime

from django.db import transaction

from courses.models import Course, Enrolment
from ledger import record
from people.models import Person


class CourseIsNotOpen(Exception):
    """Only people with an assignment may take the course."""


@transaction.atomic
def begin(course: Course, *, person: Person, at: datetime) -> Enrolment:
    """Enrol a person who wants to learn on her own. Twice is once."""
    if course.enrolment != Course.Enrolment.OPEN:
        raise CourseIsNotOpen(course.slug)
    return enrol(course, person=person, source=Enrolment.Source.SELF, by=person, at=at)


@transaction.atomic
def enrol(
    course: Course,
    *,
    person: Person,
    source: Enrolment.Source,
    by: Person | None,
    at: datetime,
) -> Enrolment:
    enrolment, is_new = Enrolment.objects.get_or_create(
        course=course,
        person=person,
        until=None,
        defaults={"source": source, "since": at},
    )
    if is_new:
        record.event("enrolled", enrolment, at=at, by=by, about=person)
    return enrolment


@transaction.atomic
def end(enrolment: Enrolment, *, by: Person | None, at: datetime) -> Enrolment:
    """End an enrolment. What was read and earned stays."""
    enrolment.until = at
    enrolment.save(update_fields=["until"])
    record.event("enrolment-ended", enrolment, at=at, by=by, about=enrolment.person)
    return enrolment
