"""A small live session for the tests: its course, its host, its guests."""

from itertools import count

from django.test import Client

from activities import source
from activities.models import Participant, Workshop
from activities.workshops.access import GUEST_OF
from activities.workshops.hosting import leading
from courses.drafts import SourceFile
from tests import make
from tests.activities import small
from tests.make import NOON

_number = count(1)
LETTERS = "CDFGHJKMNP"

RATED = {"clean": {"p": 3, "e": 4}, "once": {"p": 2, "e": 5}}
GAP = """\
---
title: Gap
kind: gap
---

## Things {#things}

- Clean {#clean}
- At once {#once}
"""
SORT = """\
---
title: Sort
kind: sort
---

## Us {#us}

- Tea {#tea}

## Them {#them}
"""


def workshop(unit=None, **fields):
    """Open a session; with a unit, its activity is on."""
    code = "".join(LETTERS[int(digit)] for digit in f"{next(_number):06}")
    course = fields.pop("course", None) or (unit.course if unit else make.course())
    if "host" not in fields:
        fields["host"] = make.teaching(course=course).person
    needs = {"code": code, "opened_at": NOON, "allows_guests": True}
    made = Workshop.objects.create(course=course, **needs | fields)
    if unit is not None:
        leading.show(made, unit.version, at=NOON)
        made.refresh_from_db()
    return made


def guest(workshop, name="小林", **fields):
    needs = {"workshop": workshop, "name": name, "joined_at": NOON}
    return Participant.objects.create(**needs | fields)


def trainee(workshop):
    """Return the participant of a person who learns the course."""
    person = make.enrolment(course=workshop.course).person
    return guest(workshop, name=person.name, person=person)


def browser(participant):
    """Return the browser in which the guest has joined, or the person signed in."""
    client = Client()
    if participant.person is not None:
        client.force_login(participant.person)
        return client
    session = client.session
    session[GUEST_OF] = {participant.workshop.code: participant.pk}
    session.save()
    return client


def of_host(workshop):
    client = Client()
    client.force_login(workshop.host)
    return client


def body(**answers):
    return small.body(**answers)


def gap():
    """Return a unit whose answers are counted without names."""
    return _unit("gap", GAP)


def sort():
    """Return a unit whose cards have right places."""
    return _unit("sort", SORT)


def _unit(kind, text):
    file = SourceFile(f"{kind}.activity.md", kind, text)
    draft, problems = source.read(file, surroundings=small.surroundings())
    assert draft is not None, problems
    return make.unit(kind="activity", version_fields={"data": draft.data})
