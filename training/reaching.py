"""Opening what is assigned for those who are meant, chunk by chunk."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from courses import crowd
from courses.models import Course, Module, Registration
from ledger import record
from ledger.models import Event
from people.models import Person, PersonQuerySet
from training import audience, curriculum, dues, opening
from training.assigning.due import Due, Trouble
from training.models import Assignment, AssignmentException, Period
from training.opening import Opening

CHUNK = 500

# Is told after each chunk how many people were seen so far.
type Tell = Callable[[int], object]


class NothingToLearn(Exception):
    """There are no modules that ask for anything."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What an assignment opens for whoever is meant."""

    assignment: Assignment
    courses: Sequence[Course]
    modules: Sequence[Module]


def matter(assignment: Assignment) -> Matter:
    what = assignment.what
    if what is None:
        raise NothingToLearn(assignment.pk)
    return Matter(assignment, curriculum.courses(what), curriculum.modules(what))


def reach(
    assignment: Assignment,
    people: PersonQuerySet,
    *,
    at: datetime,
    tell: Tell | None = None,
) -> int:
    """Open periods for the people, so many in one transaction; return how many.

    Who has them already is passed over, so that it may be done again after it was
    interrupted. Where no right day can be reckoned, an exception is raised in the
    sense of AssignmentException: nothing is opened until somebody decides.
    """
    of, seen = matter(assignment), 0
    for chunk in _chunks(people):
        open_for(of, chunk, at=at)
        seen += len(chunk)
        if tell:
            tell(seen)
    return seen


def _chunks(people: PersonQuerySet) -> Iterator[list[Person]]:
    """Walk along the keys; what is opened on the way does not move the pages."""
    last = 0
    while chunk := list(
        people.filter(pk__gt=last).only("pk", "started_on").order_by("pk")[:CHUNK]
    ):
        yield chunk
        last = chunk[-1].pk


def lacking(assignment: Assignment, *, at: datetime) -> PersonQuerySet:
    """Return who is meant and lacks a period of some module; excepted ones do not."""
    modules = matter(assignment).modules
    mine = Period.objects.filter(assignment=assignment, person=OuterRef("pk"))
    lacks = (Q(~Exists(mine.filter(module=module))) for module in modules)
    meant = audience.of(assignment, at=at).filter(reduce(or_, lacks))
    return meant.filter(~_excepted(assignment))


def newcomers(assignment: Assignment, *, at: datetime) -> PersonQuerySet:
    """Return who is meant and was never asked before."""
    mine = Period.objects.filter(assignment=assignment, person=OuterRef("pk"))
    meant = audience.of(assignment, at=at).filter(~Exists(mine))
    return meant.filter(~_excepted(assignment))


def still_asked(assignment: Assignment) -> QuerySet[Period]:
    """Return the periods it still asks for, or asked for and had, of each person."""
    return Period.objects.filter(
        assignment=assignment, person=OuterRef("pk"), withdrawn_at=None
    )


def _excepted(assignment: Assignment) -> Exists:
    known = AssignmentException.objects.filter(assignment=assignment)
    return Exists(known.filter(person=OuterRef("pk")))


@transaction.atomic
def open_for(of: Matter, people: Sequence[Person], *, at: datetime) -> None:
    """Open all the modules for the people, or raise exceptions for some of them."""
    running = Assignment.objects.running().select_for_update()
    if not running.filter(pk=of.assignment.pk).exists():
        return
    people = _undecided(of.assignment, people)
    found = dues.reckon(dues.wanted(of.assignment), people, at=at)
    fine = {pk: dues.moment(one) for pk, one in found.items() if isinstance(one, Due)}
    troubles = {pk: one for pk, one in found.items() if isinstance(one, Trouble)}
    for key in who_has_it(of.modules, troubles, at=at):
        del troubles[key]
        fine[key] = None
    open_with(
        of, [Opening(one, fine[one.pk]) for one in people if one.pk in fine], at=at
    )
    _except(of.assignment, troubles, at=at)


def _undecided(assignment: Assignment, people: Sequence[Person]) -> list[Person]:
    """Leave out whom another run has excepted since these were looked up."""
    known = AssignmentException.objects.filter(assignment=assignment, person__in=people)
    excepted = set(known.values_list("person_id", flat=True))
    return [person for person in people if person.pk not in excepted]


def open_with(of: Matter, openings: Sequence[Opening], *, at: datetime) -> None:
    """Enrol the people and open the modules for them, due when the openings say."""
    people = [one.person for one in openings]
    for course in of.courses:
        crowd.enrol(course, people=people, by=of.assignment.made_by, at=at)
    for module in of.modules:
        opening.open_periods(of.assignment, module=module, openings=openings, at=at)


def who_has_it(
    modules: Sequence[Module], people: Collection[int], *, at: datetime
) -> set[int]:
    """Return who of them has completed all the modules: no day matters to her."""
    rows = Registration.objects.filter(
        person__in=list(people), module__in=modules, completed_at__lte=at
    )
    done = set(rows.filter(is_delta=False).values_list("person_id", "module_id"))
    keys = {module.pk for module in modules}
    return {pk for pk in people if all((pk, key) in done for key in keys)}


def _except(
    assignment: Assignment, troubles: dict[int, Trouble], *, at: datetime
) -> None:
    made = AssignmentException.objects.bulk_create(
        AssignmentException(
            assignment=assignment,
            person_id=person,
            code=trouble.code.value,
            values=trouble.values,
            raised_at=at,
        )
        for person, trouble in troubles.items()
    )
    record.events(_event(one, at=at) for one in made)


def _event(of: AssignmentException, *, at: datetime) -> Event:
    change = record.Change(
        new={"assignment": of.assignment_id, "code": of.code} | of.values
    )
    about = Person(pk=of.person_id)
    return record.draft("exception-raised", of, at=at, about=about, change=change)
