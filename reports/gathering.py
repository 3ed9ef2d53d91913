"""Gathers what stands beside some periods, in a few queries however many they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from courses.models import Completion, Registration
from lessons.models import Attestation
from people.among import Among
from people.models import Department, Person, Posting
from quizzes import reached
from quizzes.reached import Reached
from reports.filters import Filters
from reports.found import Found
from training.models import Certificate, PeriodFact


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody worked that day, in words."""

    department: str = ""
    branch: str = ""
    position: str = ""
    manager: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the periods: by person, by registration or by period."""

    places: Mapping[int, Place]
    reached: Mapping[int, Reached]
    confirmed: Mapping[int, datetime]
    minutes: Mapping[int, int]
    serials: Mapping[int, str]
    due_first: Mapping[int, datetime]


def branches() -> dict[str, str]:
    """Return the names from the root down by each department's path of ids."""
    known = list(Department.objects.values_list("pk", "name", "path"))
    names = {str(key): name for key, name, _ in known}
    return {
        path: "/".join(names.get(key, key) for key in path.strip("/").split("/"))
        for _, _, path in known
    }


def beside(
    found: Sequence[Found], filters: Filters, branches: Mapping[str, str]
) -> Beside:
    people = {one.person for one in found}
    passes = Registration.objects.filter(Among("person", people))
    at = filters.at
    return Beside(
        places=places(people, filters, branches),
        reached=reached.tries(passes, at=at),
        confirmed=_confirmed(passes, at=at),
        minutes=_minutes(passes, at=at),
        serials=_serials(passes, at=at),
        due_first=_due_first(found, people, at=at),
    )


def place_of(person: Person, filters: Filters) -> Place:
    return places([person.pk], filters, branches()).get(person.pk, NOWHERE)


def places(
    people: Iterable[int], filters: Filters, branches: Mapping[str, str]
) -> dict[int, Place]:
    held = Posting.objects.at(filters.at, day=filters.as_of).filter(
        Among("person", people)
    )
    rows = held.order_by("since", "pk").values_list(
        "person_id",
        "department__name",
        "department_path",
        "position__name",
        "manager__name",
    )
    return {
        person: Place(name, branches.get(path, name), position or "", manager or "")
        for person, name, path, position, manager in rows
    }


def _confirmed(passes: QuerySet[Registration], *, at: datetime) -> dict[int, datetime]:
    """Return when each pass was last confirmed as read and understood, by then."""
    made = Attestation.objects.filter(registration__in=passes, attested_at__lte=at)
    latest = made.values_list("registration_id").annotate(latest=Max("attested_at"))
    return dict(latest)


def _minutes(passes: QuerySet[Registration], *, at: datetime) -> dict[int, int]:
    """Sum up what the required units that were done by then say they take.

    Of a unit that was done in two editions, the later one counts.
    """
    done = Completion.objects.filter(registration__in=passes, completed_at__lte=at)
    rows = done.order_by("edition").values_list(
        "registration_id", "unit_id", "version__minutes", "registration__units"
    )
    counted: dict[int, dict[int, int]] = {}
    for key, unit, minutes, required in rows:
        if str(unit) in required:
            counted.setdefault(key, {})[unit] = minutes
    return {key: sum(units.values()) for key, units in counted.items()}


def _serials(passes: QuerySet[Registration], *, at: datetime) -> dict[int, str]:
    """Return the certificate that each pass brought and that counted at the moment."""
    issued = Certificate.objects.filter(
        Q(revocation=None) | Q(revocation__revoked_at__gt=at),
        registration__in=passes,
        issued_at__lte=at,
    )
    rows = issued.order_by("issued_at", "pk").values_list(
        "registration_id", "module_id", "serial"
    )
    found: dict[int, str] = {}
    for key, module, serial in rows:
        if module or key not in found:
            found[key] = serial
    return found


def _due_first(
    found: Sequence[Found], people: Iterable[int], *, at: datetime
) -> dict[int, datetime]:
    """Return the first due date of those whose due date was moved by then."""
    due = {one.key: one.due_at for one in found}
    facts = PeriodFact.objects.filter(
        Among("period__person", people),
        kind=PeriodFact.Kind.DUE,
        recorded_at__lte=at,
    )
    newest_first = facts.order_by("-recorded_at", "-pk")
    first = dict(newest_first.values_list("period_id", "moment"))
    return {key: one for key, one in first.items() if one and one != due.get(key, one)}
