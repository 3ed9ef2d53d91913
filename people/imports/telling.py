"""Tells of what a line did: the row of the batch, and the events of the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ledger import record
from ledger.models import Event
from people.imports.company import Standing
from people.imports.lines import Kind, Line
from people.models import ImportBatch, ImportChange, Person, Posting

type Told = tuple[Event, Mapping[str, object] | None]
type Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Done:
    """A line that was written: to whom, her new posting, the cohorts she joined."""

    line: Line
    person: int
    posting: Posting | None
    cohorts: list[int]

    @property
    def is_moved(self) -> bool:
        return bool(self.line.move) or self.line.kind is Kind.GONE


@dataclass(frozen=True, slots=True)
class Teller:
    batch: ImportBatch
    by: Person | None
    at: datetime

    def row(self, done: Done) -> ImportChange:
        old, new = before_and_after(done.line)
        if done.is_moved:
            old["posting"] = post_before(done.line.standing)
            new["posting"] = post_after(done.posting)
        if done.line.leaves_on:
            new["until"] = (done.line.leaves_on + timedelta(days=1)).isoformat()
        if done.cohorts:
            new["cohorts"] = done.cohorts
        return ImportChange(
            batch=self.batch,
            row=done.line.row,
            person_id=done.person,
            kind=done.line.kind,
            old=old,
            new=new,
        )

    def events(self, done: Done) -> Iterator[Told]:
        """Yield the events; what may be personal stands beside them."""
        person = Person(pk=done.person)
        for verb, more in verbs(done.line):
            old, new = before_and_after(done.line)
            private = {"old": old, "new": new} if "fields" in more else None
            yield self._event(verb, person, more), private
        if done.cohorts:
            yield self._event("joined-cohorts", person, {"cohorts": done.cohorts}), None
        if done.posting:
            yield self._posted(done, done.posting, about=person), None

    def _event(self, verb: str, person: Person, new: Values) -> Event:
        change = record.Change(new={"import": self.batch.pk, **new})
        return record.draft(
            verb, person, at=self.at, by=self.by, about=person, change=change
        )

    def _posted(self, done: Done, posting: Posting, *, about: Person) -> Event:
        change = record.Change(
            old=post_before(done.line.standing) or {},
            new={"import": self.batch.pk, **(post_after(posting) or {})},
        )
        return record.draft(
            "posted", posting, at=self.at, by=self.by, about=about, change=change
        )


def verbs(line: Line) -> Iterator[tuple[str, Values]]:
    """Yield what happened to the person herself, with the names of her fields."""
    fields = sorted(line.fresh.keys() - {"is_active"})
    if line.standing is None:
        yield "person-added", {"fields": fields}
        return
    if fields:
        yield "person-changed", {"fields": fields}
    if "is_active" in line.fresh:
        yield ("reactivated" if line.fresh["is_active"] else "deactivated"), {}


def before_and_after(line: Line) -> tuple[Values, Values]:
    """Return what differs of the person herself, fit for JSON."""
    old = {
        str(name): plain(getattr(line.standing, name))
        for name in line.fresh
        if line.standing
    }
    return old, {str(name): plain(value) for name, value in line.fresh.items()}


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def post_before(standing: Standing | None) -> Values | None:
    if standing is None or standing.post is None:
        return None
    post = standing.post
    return {
        "department": post.department,
        "position": post.position,
        "manager": post.manager,
    }


def post_after(posting: Posting | None) -> Values | None:
    if posting is None:
        return None
    return {
        "department": posting.department_id,
        "position": posting.position_id,
        "manager": posting.manager_id,
    }
