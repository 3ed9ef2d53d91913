"""Joining a session: a person as herself, a guest with a name."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from activities.models import Participant, Workshop
from activities.workshops import revisions
from courses.models import Enrolment
from people.models import Membership, Person

MOST_PEOPLE = 500
MOST_LETTERS = 60


class Hindrance(Exception):
    """Why somebody cannot join; `name` is what a page knows it by."""

    name = ""


class SessionIsClosed(Hindrance):
    """It is over; nobody joins any more."""

    name = "closed"


class NotForGuests(Hindrance):
    """Only people who learn the course take part."""

    name = "not-for-guests"


class SessionIsFull(Hindrance):
    """Nobody has so many people in one room: somebody is playing."""

    name = "full"


def is_enrolled(person: Person, workshop: Workshop, *, at: datetime) -> bool:
    mine = Enrolment.objects.running(at=at).filter(person=person)
    return mine.filter(course=workshop.course_id).exists()


def offered_to(person: Person, *, at: datetime) -> QuerySet[Workshop]:
    """Return the open sessions of what she learns, for everybody or for her cohorts."""
    still = Q(until__isnull=True) | Q(until__gt=at)
    mine = Membership.objects.filter(still, since__lte=at, person=person)
    courses = Enrolment.objects.running(at=at).filter(person=person).values("course")
    whom = Q(cohort__isnull=True) | Q(cohort__in=mine.values("cohort"))
    found = Workshop.objects.filter(whom, closed_at__isnull=True, course__in=courses)
    return found.select_related("course", "host").order_by("-opened_at")


def see_that_it_is_open(
    workshop: Workshop, *, person: Person | None, at: datetime
) -> None:
    """Raise what keeps the person, or a guest, from joining."""
    if not workshop.is_open:
        raise SessionIsClosed(workshop.code)
    if workshop.participants.count() >= MOST_PEOPLE:
        raise SessionIsFull(workshop.code)
    if workshop.allows_guests:
        return
    if person is None or not is_enrolled(person, workshop, at=at):
        raise NotForGuests(workshop.code)


@transaction.atomic
def as_person(workshop: Workshop, *, person: Person, at: datetime) -> Participant:
    """Let a person in by her account. Twice is once."""
    known = Participant.objects.filter(workshop=workshop, person=person).first()
    if known is not None:
        return known
    see_that_it_is_open(workshop, person=person, at=at)
    name = str(person)[:MOST_LETTERS]
    made = Participant(workshop=workshop, name=name, person=person, joined_at=at)
    return _let_in(made)


@transaction.atomic
def as_guest(workshop: Workshop, *, name: str, at: datetime) -> Participant:
    see_that_it_is_open(workshop, person=None, at=at)
    return _let_in(Participant(workshop=workshop, name=name, joined_at=at))


def _let_in(participant: Participant) -> Participant:
    participant.save()
    revisions.changed(participant.workshop_id)
    return participant
