"""Reads off an address which book somebody asks for; what she may not have is none."""

from dataclasses import replace
from datetime import datetime

from django.utils.datastructures import MultiValueDict

from courses.access import Visit
from handouts import gate, matter
from handouts.choice import Choice
from handouts.forms import ChoiceForm
from handouts.matter import Matter, NothingToPrint
from people.models import Person

type Query = MultiValueDict[str, str]


def form(query: Query, *, visit: Visit, person: Person) -> ChoiceForm:
    return ChoiceForm(query, is_teaching=visit.is_teaching, name=person.name)


def book(query: Query, *, visit: Visit, person: Person, at: datetime) -> Matter:
    """Return the book that the query is about.

    Raises NothingToPrint where there is none, and where it is not hers, and gate.Closed
    where it opens to her later.
    """
    return matter.of(visit.course, choice(query, visit=visit, person=person, at=at))


def choice(
    query: Query, *, visit: Visit, person: Person, at: datetime, part: str = ""
) -> Choice:
    """Return what the query, or else the path, chooses, if she may have that."""
    given = form(query, visit=visit, person=person)
    if not given.is_valid():
        raise NothingToPrint(str(given.errors.as_json()))
    if part and given.choice.parts:
        raise NothingToPrint(part)
    wanted = replace(given.choice, parts=(part,)) if part else given.choice
    return gate.narrowed(wanted, visit=visit, person=person, at=at)
