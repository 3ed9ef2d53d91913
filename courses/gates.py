"""What floors above keep closed until something else is done, and what that is.

A floor above adds a gate when its app is ready. `concerns` says in SQL whether anything
of a course may be closed at all: it is asked within the query for the units, so
that a course without gates costs no query more. `locks` is then asked once a page:

    gates.add(Gate(concerns, locks))    # in an app's ready()
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import BooleanField, Func, Q, QuerySet
from django.utils.translation import gettext as _

from courses.models import Course, Module, Unit
from web.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Missing:
    """What must be done first, where it is, and in words how much of it is left."""

    title: str
    address: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a module is closed; `words` lead on to what is missing: "First complete:"."""

    words: str
    missing: tuple[Missing, ...]


class Concern(Func):
    """Says in SQL whether a gate concerns a course, given by its column.

    Plain text: to build a query within a query would cost each page of a lesson more
    than to ask it.
    """

    output_field = BooleanField()


type Concerns = Callable[[str], Concern]
type Locks = Callable[[int, Sequence[Module]], Mapping[int, Sequence[Lock]]]


@dataclass(frozen=True, slots=True)
class Gate:
    """Say which courses (by their key) it concerns; give a person's locks by module."""

    concerns: Concerns
    locks: Locks


type Known = tuple[tuple[str, Gate], ...]

_gates: dict[str, Gate] = {}


def add(gate: Gate) -> Callable[[], None]:
    """Let a floor above keep modules closed. Return what takes it back, for tests."""
    name = f"gate_{len(_gates)}"
    _gates[name] = gate

    def take_back() -> None:
        del _gates[name]

    return take_back


def known() -> Known:
    """Return the gates there are, each with the name of its flag."""
    return tuple(_gates.items())


def flags(gates: Known) -> dict[str, Concern]:
    """Return what to add to units: which gates concern the course of each."""
    return {name: gate.concerns("course") for name, gate in gates}


def concerned(courses: QuerySet[Course]) -> QuerySet[Course]:
    """Return those of the courses in which something may be closed."""
    asked = Q(pk__in=())
    for gate in _gates.values():
        asked |= Q(gate.concerns("pk"))
    return courses.filter(asked)


def is_concerned(course: Course) -> bool:
    """Say in one query at most whether something of the course may be closed."""
    gates = known()
    return bool(gates) and bool(_asked(gates).objects(course=course.pk))


@cache
def _asked(_gates: Known) -> Prepared[Course]:
    """Return the query for one course, built once for these gates."""

    def build(*, course: int) -> QuerySet[Course]:
        return concerned(Course.objects.filter(pk=course).only("pk"))

    return Prepared(build, course=int)


def locks(
    units: Iterable[Unit], *, person_id: int, begun: Iterable[int]
) -> dict[int, tuple[Lock, ...]]:
    """Return the locks of the modules of flagged units; what is begun stays open."""
    known, kept = list(units), set(begun)
    found: dict[int, tuple[Lock, ...]] = {}
    for name, gate in _gates.items():
        modules = {
            unit.module_id: unit.module
            for unit in known
            if vars(unit).get(name) and unit.module_id not in kept
        }
        if modules:
            for module, closed in gate.locks(person_id, [*modules.values()]).items():
                found[module] = (*found.get(module, ()), *closed)
    return found


def told(locks: Iterable[Lock]) -> str:
    """Say in one line what must be done first; nothing where nothing must."""
    return " ".join(
        _("%(first)s %(missing)s.")
        % {
            "first": lock.words,
            "missing": _(", ").join(f"{one.title}{one.left}" for one in lock.missing),
        }
        for lock in locks
    )
