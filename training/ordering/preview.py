"""Whom an order would reach, by when, and where no right day can be found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched

from people.models import Person
from training import dues, reaching
from training.assigning.due import Due, Trouble
from training.assignments import Order
from training.ordering import troubles

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One person: her day, whether she has done it all before, or what is wrong."""

    person: Person
    due_on: date | None
    has_it: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """How many an order would reach, and the first of them by name.

    `days` tells how many get which day, in order; `excepted` are the
    first of those for whom somebody must decide.
    """

    count: int
    first: Sequence[Line]
    has_it: int
    excepted: Sequence[Line]
    exceptions: int
    days: Sequence[tuple[date | None, int]]

    @property
    def ready(self) -> int:
        """Return of how many something is asked without anybody's decision."""
        return self.count - self.exceptions

    @property
    def others(self) -> int:
        return self.count - len(self.first)

    @property
    def more_excepted(self) -> int:
        return self.exceptions - len(self.excepted)


def of(order: Order, *, size: int, at: datetime) -> Preview:
    every = list(lines(order, at=at))
    excepted = [line for line in every if line.trouble]
    asked = [line for line in every if not (line.trouble or line.has_it)]
    return Preview(
        count=len(every),
        first=every[:size],
        has_it=sum(line.has_it for line in every),
        excepted=excepted[:size],
        exceptions=len(excepted),
        days=sorted(
            Counter(line.due_on for line in asked).items(),
            key=lambda one: one[0] or date.max,
        ),
    )


def lines(order: Order, *, at: datetime) -> Iterator[Line]:
    """Yield whom the order means, by name, as things stand when it takes effect."""
    begins_at = order.begins_at(at=at)
    modules = order.modules()
    people = order.people(at=begins_at).by_name()
    known = people.only("name", "employee_number", "started_on")
    for chunk in batched(known.iterator(CHUNK), CHUNK):
        found = dues.reckon(order.wanted, chunk, at=begins_at)
        keys = [person.pk for person in chunk]
        has_it = reaching.who_has_it(modules, keys, at=begins_at)
        for person in chunk:
            yield _line(person, found[person.pk], has_it=person.pk in has_it)


def _line(person: Person, found: Due | Trouble, *, has_it: bool) -> Line:
    if isinstance(found, Trouble):
        wrong = "" if has_it else troubles.in_words(found.code, found.values)
        return Line(person, None, has_it, wrong)
    return Line(person, found.day, has_it)
