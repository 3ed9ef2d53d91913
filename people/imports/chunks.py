"""Writes some lines of a file into the company, in a few queries."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction

from ledger import record
from people import accounts, postings
from people.imports import rows
from people.imports.company import Company, Post
from people.imports.lines import Line
from people.imports.lines import Move as Wish
from people.imports.telling import Done, Teller
from people.models import ImportBatch, ImportChange, Membership, Person, Posting
from people.postings import Move, Place


class Writer:
    """Knows the ids of all whom the file names; a manager is written before hers."""

    def __init__(
        self, batch: ImportBatch, company: Company, *, by: Person | None, at: datetime
    ) -> None:
        self.company = company
        self.teller = Teller(batch, by, at)
        self.at = at
        self.keys = {one.number: one.pk for one in company.people.values()}

    @transaction.atomic
    def write(self, lines: Sequence[Line]) -> None:
        """Write the lines with all that tells of them, or nothing."""
        self._add([line for line in lines if line.standing is None])
        rows.write({line.standing.pk: line.fresh for line in lines if line.standing})
        moved = {one.person_id: one for one in self._move(lines)}
        joined = self._join(lines)
        done = [
            Done(line, key, moved.get(key), joined.get(key, []))
            for line, key in ((line, self.keys[line.number]) for line in lines)
        ]
        ImportChange.objects.bulk_create(self.teller.row(one) for one in done)
        record.details([told for one in done for told in self.teller.events(one)])

    def _add(self, lines: Iterable[Line]) -> None:
        """Add people who have no password yet; each sets one by e-mail."""
        fresh = []
        for line in lines:
            key = accounts.name_key(str(line.fresh["name"]))
            person = Person(
                employee_number=line.number, name_key=key, **dict(line.fresh)
            )
            person.password = _unusable()
            fresh.append(person)
        for person in Person.objects.bulk_create(fresh):
            self.keys[person.employee_number or ""] = person.pk

    def _move(self, lines: Iterable[Line]) -> list[Posting]:
        return postings.move(self._moves(lines), at=self.at)

    def _moves(self, lines: Iterable[Line]) -> Iterator[Move]:
        for line in lines:
            key = self.keys[line.number]
            post = line.standing.post if line.standing else None
            running = (post.pk, post.since) if post else (None, None)
            if line.move:
                yield Move(key, line.move.day, self._place(line.move, post), *running)
            elif post and line.leaves_on:
                yield Move(key, line.leaves_on + timedelta(days=1), None, *running)

    def _place(self, wish: Wish, post: Post | None) -> Place | None:
        """Return where she is to work; what the file does not say stays as it was."""
        company = self.company
        position, manager = (post.position, post.manager) if post else (None, None)
        if wish.department:
            department = company.departments[wish.department]
        elif post:
            department = post.department
        else:
            return None
        if wish.position is not None:
            position = company.positions.get(wish.position)
        if wish.manager is not None:
            manager = self.keys.get(wish.manager)
        return Place(department, company.ways[department], position, manager)

    def _join(self, lines: Iterable[Line]) -> dict[int, list[int]]:
        joined = {
            self.keys[line.number]: sorted(
                {self.company.cohorts[name] for name in line.cohorts}
            )
            for line in lines
            if line.cohorts
        }
        Membership.objects.bulk_create(
            Membership(cohort_id=cohort, person_id=person, since=self.at)
            for person, cohorts in joined.items()
            for cohort in cohorts
        )
        return joined


def _unusable() -> str:
    """Return what no password matches, as Django's own, which takes longer to make."""
    return f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_urlsafe(30)}"
