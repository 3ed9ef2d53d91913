"""Seats people at a quiz in the database of the environment, and tells what is kept.

Run as a process of its own: `manage.py shell -c "from bench import sitting; …"`.
"""

import json
import sys

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from courses import registrations
from courses.models import Enrolment, Unit
from people.models import Person
from quizzes import attempts
from quizzes.models import Answer

QUIZ = "opening-quiz"
NAME = "sitting-"


def seat(number: int) -> None:
    """Start an attempt for each of so many people; print how they may answer."""
    unit = Unit.objects.select_related("course", "module").get(slug=QUIZ)
    seats = [_seat(unit, at) for at in range(number)]
    sys.stdout.write(json.dumps(seats))


def _seat(unit: Unit, number: int) -> dict[str, object]:
    now = timezone.now()
    person = Person.objects.create(
        username=f"{NAME}{number}",
        employee_number=f"8{number:07}",
        name=f"考生 {number}",
        name_key=f"kao3 sheng1 {number:07}",
    )
    Enrolment.objects.create(
        person=person, course=unit.course, source=Enrolment.Source.SELF, since=now
    )
    mine = registrations.open_for(unit.module, person=person, at=now)
    attempt = attempts.start(unit, registration=mine, at=now)
    here = f"{unit.get_absolute_url()}attempts/{attempt.pk}/questions/"
    single = [one for one in attempt.questions if one["kind"] == "single"]
    addresses = [f"{here}{one['stem']['id']}/answer/" for one in single]
    return {"session": session(person), "addresses": addresses}


def session(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "people.signing.NumberOrNameBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def kept() -> None:
    """Print each answer they gave, by its address: the response and its sequence."""
    given = Answer.objects.filter(
        attempt__person__username__startswith=NAME, sequence__gt=0
    ).select_related("attempt__unit__course")
    found = {}
    for answer in given:
        attempt = answer.attempt
        here = f"{attempt.unit.get_absolute_url()}attempts/{attempt.pk}/questions/"
        address = f"{here}{answer.question}/answer/"
        found[address] = [answer.response, answer.sequence]
    sys.stdout.write(json.dumps(found))
