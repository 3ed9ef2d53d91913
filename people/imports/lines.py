"""What a row would do: the person as she stands beside what the file says of her."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from people.imports.company import Company, Standing
from people.imports.entries import Entry, Fault
from people.imports.fields import Field

PATH_MARK = "/"
LIST_MARK = "；"
WORDS = (Field.NAME, Field.USERNAME, Field.EMAIL, Field.LANGUAGE)


class Kind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    RETURNED = "returned"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Difference:
    where: Field
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Move:
    """Where she is posted from a day on; None where it stays as it was."""

    day: date
    department: tuple[str, ...] | None
    position: str | None
    manager: str | None


@dataclass(slots=True)
class Line:
    """A row, or a person who is in none (row 0)."""

    kind: Kind
    row: int
    number: str
    name: str
    differences: list[Difference] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    standing: Standing | None = None
    fresh: dict[str, object] = field(default_factory=dict)
    move: Move | None = None
    leaves_on: date | None = None
    cohorts: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        return self.kind not in {Kind.SAME, Kind.WRONG}


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares rows with the company as of a day; moves begin on the effective day."""

    company: Company
    today: date
    effective: date

    def line(self, entry: Entry) -> Line:
        standing = self.company.people.get(entry.number)
        name = entry.name or (standing.name if standing else "")
        if not entry.is_right:
            return Line(Kind.WRONG, entry.row, entry.number, name, faults=entry.faults)
        made = Line(Kind.SAME, entry.row, entry.number, name, standing=standing)
        leaving = left_on(entry, standing)
        is_active = leaving is None or leaving >= self.today
        self._compare_words(made, entry)
        self._compare_days(made, entry, leaving)
        if is_active:
            self._compare_post(made, entry)
        else:
            made.leaves_on = leaving
        self._compare_cohorts(made, entry)
        if standing is None or standing.is_active != is_active:
            made.fresh["is_active"] = is_active
        made.kind = kind_of(made, is_active=is_active)
        return made

    def absent(self, standing: Standing) -> Line:
        """Return the line of somebody whom a file of everybody does not hold."""
        last = min(self.effective, self.today) - timedelta(days=1)
        planned = standing.left_on
        made = Line(Kind.GONE, 0, standing.number, standing.name, standing=standing)
        made.fresh = {"is_active": False}
        made.leaves_on = min(planned or last, last)
        self._set(made, Field.LEFT_ON, planned, made.leaves_on)
        return made

    def _compare_words(self, made: Line, entry: Entry) -> None:
        told = {name: getattr(entry, name) for name in WORDS}
        if made.standing is None:
            told[Field.USERNAME] = entry.username or entry.number
        for name, new in told.items():
            old = getattr(made.standing, name) if made.standing else ""
            if new is not None and new != old:
                self._set(made, name, old, new)

    def _compare_days(self, made: Line, entry: Entry, leaving: date | None) -> None:
        standing = made.standing
        started = entry.started_on or (standing.started_on if standing else None)
        for name, new in ((Field.STARTED_ON, started), (Field.LEFT_ON, leaving)):
            old = getattr(standing, name) if standing else None
            if new != old:
                self._set(made, name, old, new)

    def _compare_post(self, made: Line, entry: Entry) -> None:
        found = list(self._moved(made, entry))
        if not found:
            return
        made.differences += found
        day = self._day(made, entry)
        post = made.standing.post if made.standing else None
        old = post.since.isoformat() if post else ""
        made.differences.append(Difference(Field.POSTED_ON, old, day.isoformat()))
        made.move = Move(day, entry.department, entry.position, entry.manager)

    def _moved(self, made: Line, entry: Entry) -> Iterator[Difference]:
        path = entry.department
        told = {
            Field.DEPARTMENT: None if path is None else PATH_MARK.join(path),
            Field.POSITION: entry.position,
            Field.MANAGER: entry.manager,
        }
        before = self.places(made.standing)
        for name, new in told.items():
            if new is not None and new != before[name]:
                yield Difference(name, before[name], new)

    def places(self, standing: Standing | None) -> dict[Field, str]:
        """Return in words where she is posted."""
        if standing is None:
            return dict.fromkeys((Field.DEPARTMENT, Field.POSITION, Field.MANAGER), "")
        return {
            Field.DEPARTMENT: PATH_MARK.join(self.company.department_of(standing)),
            Field.POSITION: self.company.position_of(standing),
            Field.MANAGER: self.company.manager_of(standing),
        }

    def _day(self, made: Line, entry: Entry) -> date:
        """Return when the new posting begins.

        A day in the file counts if it is later than the posting that runs; that one
        was dated by it before.
        """
        post = made.standing.post if made.standing else None
        if post is None:
            started = entry.started_on or self.effective
            return entry.posted_on or max(self.effective, started)
        if entry.posted_on and entry.posted_on > post.since:
            return entry.posted_on
        return max(self.effective, post.since)

    def _compare_cohorts(self, made: Line, entry: Entry) -> None:
        mine = made.standing.cohorts if made.standing else frozenset()
        known = self.company.cohorts
        made.cohorts = tuple(one for one in entry.cohorts if known.get(one) not in mine)
        if made.cohorts:
            words = LIST_MARK.join(made.cohorts)
            made.differences.append(Difference(Field.COHORTS, "", words))

    def _set(self, made: Line, name: Field, old: object, new: object) -> None:
        made.fresh[name] = new
        words = [str(one) if one else "" for one in (old, new)]
        made.differences.append(Difference(name, *words))


def left_on(entry: Entry, standing: Standing | None) -> date | None:
    """Return the last day at work; who is in the file and was gone has come back."""
    if entry.is_leaving_told or standing is None or not standing.is_active:
        return entry.left_on
    return standing.left_on


def kind_of(made: Line, *, is_active: bool) -> Kind:
    if made.standing is None:
        return Kind.ADDED
    if made.standing.is_active != is_active:
        return Kind.RETURNED if is_active else Kind.GONE
    return Kind.CHANGED if made.differences else Kind.SAME
