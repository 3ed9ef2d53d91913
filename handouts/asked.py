"""Reads off an address which book somebody asks for; what she may not have is none."""

from dataclasses import replace

from django.utils.datastructures import MultiValueDict

from courses.access import Visit
from handouts import matter
from handouts.choice import Choice
from handouts.forms import ChoiceForm
from handouts.matter import Matter, NothingToPrint
from people.models import Person

type Query = MultiValueDict[str, str]


def form(query: Query, *, visit: Visit, person: Person) -> ChoiceForm:
    return ChoiceForm(query, is_teaching=visit.is_teaching, name=person.name)


def book(query: Query, *, visit: Visit, person: Person, part: str = "") -> Matter:
    """Return the book that the query, or else the path, is about.

    Raises NothingToPrint where there is none, and where it is not hers.
    """
    wanted = choice(query, visit=visit, person=person, part=part)
    return matter.of(visit.course, wanted)


def choice(query: Query, *, visit: Visit, person: Person, part: str = "") -> Choice:
    """Return what the query, or else the path, chooses, if she may have that."""
    given = form(query, visit=visit, person=person)
    if not given.is_valid():
        raise NothingToPrint(str(given.errors.as_json()))
    if part and given.choice.parts:
        raise NothingToPrint(part)
    return replace(given.choice, parts=(part,)) if part else given.choice
