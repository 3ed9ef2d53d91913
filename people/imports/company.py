"""The company as it stands, read in few queries to be compared with a file."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from people.models import (
    Cohort,
    Department,
    Membership,
    Person,
    Position,
    Posting,
    Role,
)

type Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A running posting, in ids."""

    pk: int
    department: int
    position: int | None
    manager: int | None
    since: date


@dataclass(slots=True)
class Standing:
    """A person as she stands; `is_kept` says that no absence deactivates her."""

    pk: int
    number: str
    name: str
    username: str
    email: str
    language: str
    started_on: date | None
    left_on: date | None
    is_active: bool
    is_kept: bool
    post: Post | None
    cohorts: frozenset[int]


@dataclass(slots=True)
class Company:
    """Everybody by number; names and paths of what they are posted to, both ways.

    `paths` are a department's names from the root down, `ways` the ids ("/1/4/").
    `numbers` and `usernames` also hold those without an employee number, as "".
    """

    people: dict[str, Standing] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    usernames: dict[str, str] = field(default_factory=dict)
    departments: dict[Path, int] = field(default_factory=dict)
    paths: dict[int, Path] = field(default_factory=dict)
    ways: dict[int, str] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    cohorts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, *, at: datetime) -> Self:
        made = cls()
        made.read_places()
        made.read_people(at=at)
        return made

    def read_places(self) -> None:
        """Read departments, positions and cohorts; these go by slug and by name."""
        rows = list(Department.objects.values_list("pk", "name", "path"))
        names = {key: name for key, name, _path in rows}
        for key, _name, path in rows:
            line = tuple(names[int(one)] for one in path.strip("/").split("/"))
            self.paths[key] = line
            self.ways[key] = path
            self.departments[line] = key
        self.positions = dict(Position.objects.values_list("name", "pk"))
        self.titles = {key: name for name, key in self.positions.items()}
        cohorts = Cohort.objects.order_by("-pk").values_list("pk", "slug", "name")
        for key, slug, name in cohorts:
            self.cohorts[slug] = self.cohorts[name] = key

    def read_people(self, *, at: datetime) -> None:
        posts, cohorts = _posts(), _cohorts()
        for row in _people(at=at):
            key, number, username = row[0], row[1] or "", row[3]
            self.numbers[key] = number
            self.usernames[username] = number
            if number:
                mine = frozenset(cohorts.get(key, ()))
                whole: tuple[Any, ...] = (*row, posts.get(key), mine)
                self.people[number] = Standing(*whole)

    def manager_of(self, standing: Standing) -> str:
        """Return the employee number of her manager; "" also if he has none."""
        manager = standing.post.manager if standing.post else None
        return self.numbers[manager] if manager else ""

    def department_of(self, standing: Standing) -> Path:
        return self.paths[standing.post.department] if standing.post else ()

    def position_of(self, standing: Standing) -> str:
        position = standing.post.position if standing.post else None
        return self.titles[position] if position else ""


def _people(*, at: datetime) -> Any:
    running = Q(until__isnull=True) | Q(until__gt=at)
    administrates = Role.objects.filter(
        running, person=OuterRef("pk"), code=Role.Code.ADMINISTRATOR
    )
    return (
        Person.objects.annotate(is_kept=Q(is_superuser=True) | Q(Exists(administrates)))
        .values_list(
            "pk",
            "employee_number",
            "name",
            "username",
            "email",
            "language",
            "started_on",
            "left_on",
            "is_active",
            "is_kept",
        )
        .iterator(chunk_size=5000)
    )


def _posts() -> dict[int, Post]:
    """Return the running postings by person."""
    rows = Posting.objects.filter(until__isnull=True).values_list(
        "person_id", "pk", "department_id", "position_id", "manager_id", "since"
    )
    return {row[0]: Post(*row[1:]) for row in rows.iterator(chunk_size=5000)}


def _cohorts() -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    running = Membership.objects.filter(until__isnull=True)
    for person, cohort in running.values_list("person_id", "cohort_id"):
        found.setdefault(person, set()).add(cohort)
    return found
