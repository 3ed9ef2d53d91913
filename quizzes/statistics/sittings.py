"""Which attempts at a quiz its statistics count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q

from courses.models import Teaching, Unit
from people import roles
from people.models import Membership, Person, Role
from quizzes.models import Attempt, AttemptQuerySet


class Which(StrEnum):
    """Which of several attempts of one person count."""

    FIRST = "first"
    LAST = "last"
    HIGHEST = "highest"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt that was handed in and marked to the last answer."""

    id: int
    person: int
    version: int
    share: Fraction


def taught_by(trainer: Person, *, unit: Unit, at: datetime) -> AttemptQuerySet:
    """Return the finished, marked attempts of the people she teaches.

    Who teaches the whole course teaches everybody in it, and so does an
    administrator; who teaches a cohort teaches its members of today.
    """
    made = Attempt.objects.marked().filter(unit=unit)
    taught = Teaching.objects.running(at=at).filter(
        person=trainer, course=unit.course_id
    )
    cohorts = set(taught.values_list("cohort_id", flat=True))
    if None in cohorts or Role.Code.ADMINISTRATOR in roles.held(trainer, at=at):
        return made
    still = Q(until__isnull=True) | Q(until__gt=at)
    members = Membership.objects.filter(
        still, since__lte=at, cohort__in=cohorts, person=OuterRef("person")
    )
    return made.filter(Exists(members))


def read(known: AttemptQuerySet) -> list[Sitting]:
    """Return the attempts in the order they were handed in, without their papers."""
    columns = ("pk", "person_id", "version_id", "exact", "out_of")
    rows = known.order_by("submitted_at", "pk").values_list(*columns)
    return [
        Sitting(id_, person, version, _share(exact, out_of))
        for id_, person, version, exact, out_of in rows.iterator()
    ]


def counted(made: Iterable[Sitting], which: Which) -> list[Sitting]:
    """Return those that count, in the order they were handed in."""
    mine: dict[int, list[Sitting]] = {}
    for one in made:
        mine.setdefault(one.person, []).append(one)
    return [one for sittings in mine.values() for one in _of_person(sittings, which)]


def _of_person(sittings: Sequence[Sitting], which: Which) -> Sequence[Sitting]:
    """Choose among one person's; of equally high ones the earliest."""
    if which is Which.ALL:
        return sittings
    if which is Which.HIGHEST:
        return [max(sittings, key=lambda one: one.share)]
    return sittings[:1] if which is Which.FIRST else sittings[-1:]


def _share(exact: str, out_of: int) -> Fraction:
    return Fraction(exact or 0) / out_of if out_of else Fraction(0)
