"""Who gains and who loses what when a course takes the place of another."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import batched, chain

from courses.models import Completion, Module, Registration
from people.models import Person
from training.equivalence import standing
from training.equivalence.fates import Fate, Judge
from training.equivalence.modules import Plan

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One person and one old module.

    Completed on a day, or begun: so many of its units are done.
    """

    person: Person
    was: Module
    fate: Fate
    now: Module | None = None
    done_on: date | None = None
    done: int | None = None
    of: int | None = None


@dataclass(slots=True)
class Part:
    """All who share a fate: how many rows and people, and the first rows."""

    fate: Fate
    first: list[Line] = field(default_factory=list)
    number: int = 0
    people: int = 0

    @property
    def others(self) -> int:
        return self.number - len(self.first)

    @property
    def is_begun(self) -> bool:
        return self.fate == Fate.BEGUN

    @property
    def has_new(self) -> bool:
        return self.fate not in {Fate.BEGUN, Fate.LOST}


def parts(rows: Iterable[Line], *, size: int) -> list[Part]:
    """Return each fate in order, also those of nobody."""
    found = {fate: Part(fate) for fate in Fate}
    people: dict[Fate, set[int]] = {fate: set() for fate in Fate}
    for line in rows:
        part = found[line.fate]
        part.number += 1
        people[line.fate].add(line.person.pk)
        part.people = len(people[line.fate])
        if len(part.first) < size:
            part.first.append(line)
    return list(found.values())


def lines(plan: Plan, *, at: datetime) -> Iterator[Line]:
    """Yield what was completed, module by module and by name, then what was begun."""
    completed = chain.from_iterable(_completed(was, now, at=at) for was, now in plan)
    return chain(completed, _begun([was for was, _now in plan]))


def _completed(was: Module, now: Module | None, *, at: datetime) -> Iterator[Line]:
    judge = Judge(was, now, at=at) if now else None
    people = standing.people(was).by_name().only("name", "employee_number")
    for chunk in batched(people.iterator(CHUNK), CHUNK):
        done = standing.days_of(was, chunk)
        fates = judge.fates(done) if judge else dict.fromkeys(done, Fate.LOST)
        for person in (one for one in chunk if one.pk in done):
            fate = fates.get(person.pk, Fate.NOT_ASKED)
            yield Line(person, was, fate, now, done[person.pk])


def _begun(modules: Collection[Module]) -> Iterator[Line]:
    for chunk in batched(standing.begun(modules).iterator(CHUNK), CHUNK):
        done = _done(chunk)
        for one in chunk:
            yield Line(
                one.person,
                one.module,
                Fate.BEGUN,
                done=done.get(one.pk, 0),
                of=len(one.units),
            )


def _done(passes: Sequence[Registration]) -> dict[int, int]:
    """Count the required units that are done in a recent enough edition."""
    required = {one.pk: one.required_editions for one in passes}
    rows = Completion.objects.filter(registration__in=passes)
    found: dict[int, set[int]] = {}
    for key, unit, edition in rows.values_list("registration_id", "unit_id", "edition"):
        if edition >= required[key].get(unit, edition + 1):
            found.setdefault(key, set()).add(unit)
    return {key: len(units) for key, units in found.items()}
