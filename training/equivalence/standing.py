"""Who has completed a module, when, and whether that still stands.

Counted are passes that were completed and never revoked, and evidence that satisfies a
period of the module. What an equivalence credited is left out: it is not transitive.
Of several times the last one counts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from django.db.models import Exists, OuterRef, QuerySet

from courses.models import Module, Registration
from people.models import Person, PersonQuerySet
from training import days
from training.models import Evidence, Period, PeriodQuerySet
from training.record import passes

OPEN = {
    "registration__is_delta": False,
    "satisfied_at": None,
    "waived_at": None,
    "withdrawn_at": None,
    "revoked_at": None,
}


@dataclass(frozen=True, slots=True)
class Done:
    on: date
    minutes: int


def days_of(was: Module, people: Collection[Person]) -> dict[int, date]:
    """Return the last day on which each of the people completed it, by her id."""
    here = _passes(was).filter(person__in=people)
    elsewhere = _pieces(was).filter(person__in=people)
    known = [
        (person, days.of(moment))
        for person, moment in here.values_list("person", "completed_at")
        if moment
    ]
    known += elsewhere.values_list("person", "completed_on")
    return dict(sorted(known, key=itemgetter(1)))


def of(was: Module, people: Collection[Person]) -> dict[int, Done]:
    """Return when each of the people completed it and what that took, by her id."""
    here = list(_passes(was).filter(person__in=people))
    minutes = passes.minutes_of(here)
    known = [
        (one.person_id, Done(days.of(one.completed_at), minutes.get(one.pk, 0)))
        for one in here
        if one.completed_at
    ]
    elsewhere = _pieces(was).filter(person__in=people)
    known += [(one.person_id, Done(one.completed_on, one.minutes)) for one in elsewhere]
    return dict(sorted(known, key=lambda row: row[1].on))


def people(was: Module) -> PersonQuerySet:
    """Return who has completed it and has not left since."""
    here = _passes(was).filter(person=OuterRef("pk"))
    elsewhere = _pieces(was).filter(person=OuterRef("pk"))
    active: PersonQuerySet = Person.objects.active()
    return active.filter(Exists(here) | Exists(elsewhere))


def waiting(was: Module, now: Module) -> PersonQuerySet:
    """Return who has completed the one and must still do the other as a whole."""
    asked: PeriodQuerySet = Period.objects.filter(
        module=now, person=OuterRef("pk"), **OPEN
    )
    return people(was).filter(Exists(asked))


def taken_back(
    was: Module, now: Module, people: Collection[int]
) -> set[tuple[int, date]]:
    """Return who was credited before and lost it since, and for which day."""
    credited = Evidence.objects.filter(
        source=Evidence.Source.EQUIVALENCE,
        equivalence__was=was,
        module=now,
        person__in=people,
        periods__revoked_at__isnull=False,
    )
    return set(credited.values_list("person", "completed_on"))


def begun(modules: Collection[Module]) -> QuerySet[Registration]:
    """Return the passes through them that were begun and not completed."""
    running = Registration.objects.open().filter(
        module__in=modules,
        is_delta=False,
        started_at__isnull=False,
        person__is_active=True,
    )
    named = running.select_related("person", "module")
    return named.order_by("module__position", "module", "person__name_key", "pk")


def _passes(was: Module) -> QuerySet[Registration]:
    revoked = Period.objects.filter(
        registration=OuterRef("pk"), revoked_at__isnull=False
    )
    return Registration.objects.filter(
        ~Exists(revoked), module=was, completed_at__isnull=False, is_delta=False
    )


def _pieces(was: Module) -> QuerySet[Evidence]:
    counted = Period.objects.filter(
        evidence=OuterRef("pk"), satisfied_at__isnull=False, revoked_at=None
    )
    recorded = Evidence.objects.exclude(source=Evidence.Source.EQUIVALENCE)
    return recorded.filter(Exists(counted), module=was)
