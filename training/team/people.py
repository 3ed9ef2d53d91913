"""A manager's people today, and how each of them stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min
from django.utils import timezone

from people.models import Person, Posting
from training import days
from training.models import ExtensionRequest, Period
from training.status import OPEN, Status

MOST = 300
EXPIRING = frozenset({Status.EXPIRING, Status.GRACE})
LATE = frozenset({Status.OVERDUE, Status.FAILED})


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of somebody's duties are open, late and about to expire."""

    open: int = 0
    late: int = 0
    expiring: int = 0
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    person: Person
    department: str
    standing: Standing
    requests: int


@dataclass(frozen=True, slots=True)
class Group:
    """Who reports to one manager, by name."""

    manager: Person
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Team:
    """Her direct reports, then the others by whom they report to.

    `is_cut` says that more people stand further down than a page can show.
    """

    own: Sequence[Row]
    others: Sequence[Group]
    is_cut: bool

    @property
    def requests(self) -> int:
        return sum(row.requests for row in self._rows)

    @property
    def late(self) -> int:
        return sum(bool(row.standing.late) for row in self._rows)

    @property
    def size(self) -> int:
        return len(self._rows)

    @property
    def _rows(self) -> list[Row]:
        return [*self.own, *(row for group in self.others for row in group.rows)]


def of(manager: Person, *, at: datetime, most: int = MOST) -> Team:
    """Return the team in one query a level, and four more."""
    postings, is_cut = _below(manager, most=most, at=at)
    rows = _rows(postings, at=at)
    groups = [
        Group(above, rows.pop(above.pk)) for above in _managers(postings, manager, rows)
    ]
    return Team(rows.get(manager.pk, []), groups, is_cut)


def _below(manager: Person, *, most: int, at: datetime) -> tuple[list[Posting], bool]:
    """Return the postings of those below her, and whether still others are."""
    held = Posting.objects.at(at, day=timezone.localdate(at)).select_related(
        "person", "department"
    )
    found: dict[int, Posting] = {}
    level = {manager.pk}
    while level and len(found) < most:
        theirs = held.filter(manager__in=level).order_by("since", "pk")
        new = {one.person_id: one for one in theirs if one.person_id != manager.pk}
        level = set(new) - set(found)
        found |= {key: new[key] for key in level}
    return list(found.values()), bool(level)


def _managers(
    postings: Iterable[Posting], manager: Person, rows: Mapping[int, Sequence[Row]]
) -> list[Person]:
    """Return who stands in between and has somebody to show, by name."""
    people = {one.person_id: one.person for one in postings}
    between = [people[key] for key in rows if key != manager.pk]
    return sorted(between, key=lambda person: (person.name_key, person.pk))


def _rows(postings: Sequence[Posting], *, at: datetime) -> dict[int, list[Row]]:
    """Return the rows by manager, each by name; who has left has none."""
    people = [one.person_id for one in postings]
    standings = _standings(people, at=at)
    requests = _requests(people)
    here = [one for one in postings if one.person.is_active]
    rows: dict[int, list[Row]] = defaultdict(list)
    for one in sorted(here, key=lambda one: (one.person.name_key, one.person_id)):
        key = one.person_id
        standing = standings.get(key, Standing())
        row = Row(one.person, one.department.name, standing, requests[key])
        rows[one.manager_id or 0].append(row)
    return dict(rows)


def _standings(people: Sequence[int], *, at: datetime) -> dict[int, Standing]:
    """Return them as of today, all in one query."""
    theirs = Period.objects.opened(at=at).filter(person__in=people)
    known = theirs.with_status(at=at).current(at=at)
    fields = ("person", "status")
    told = known.order_by().values_list(*fields).annotate(Count("pk"), Min("due_at"))
    by_person: dict[int, list[tuple[str, int, datetime | None]]] = defaultdict(list)
    for person, status, number, due_at in told:
        by_person[person].append((status, number, due_at))
    return {person: _standing(rows) for person, rows in by_person.items()}


def _standing(rows: Iterable[tuple[str, int, datetime | None]]) -> Standing:
    numbers: Counter[str] = Counter()
    dues = []
    for status, number, due_at in rows:
        numbers[status] += number
        if status in OPEN and due_at is not None:
            dues.append(due_at)
    next_at = min(dues, default=None)
    return Standing(
        open=sum(numbers[status] for status in OPEN),
        late=sum(numbers[status] for status in LATE),
        expiring=sum(numbers[status] for status in EXPIRING),
        next_on=days.last_of(next_at) if next_at else None,
    )


def _requests(people: Sequence[int]) -> Counter[int]:
    """Return how many requests for more time wait, by whose duty it is."""
    waiting = ExtensionRequest.objects.waiting().filter(period__person__in=people)
    rows = waiting.order_by().values_list("period__person")
    return Counter(dict(rows.annotate(Count("pk"))))
