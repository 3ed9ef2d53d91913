"""A batch is taken back: old values by new rows; who was added is let go."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from ledger import record
from people import postings, signals
from people.imports import rows
from people.imports.applying import wait_for_others
from people.imports.company import Company
from people.imports.steps import Step, Stepper
from people.imports.summary import Summary
from people.imports.telling import Told, Values, plain
from people.models import ImportBatch, ImportChange, Membership, Person, Posting

CHUNK = 500


class NotApplied(Exception):
    """The batch was never applied, or has been taken back already."""


@dataclass(frozen=True, slots=True)
class Undo:
    steps: list[Step]

    @property
    def doing(self) -> list[Step]:
        return [step for step in self.steps if step.does_something]

    @property
    def left(self) -> list[Step]:
        return [step for step in self.steps if step.left]

    def portions(self) -> Iterator[Sequence[Step]]:
        return batched(self.doing, CHUNK)

    def kinds(self) -> Counter[str]:
        return Counter(step.change.kind for step in self.doing)


def plan(batch: ImportBatch, *, by: Person | None, at: datetime) -> Undo:
    """Return what taking it back would do; nothing is changed."""
    if batch.state != ImportBatch.State.APPLIED:
        raise NotApplied
    company = Company.read(at=at)
    stepper = Stepper(company, _later(batch), _joined(), by)
    numbers = company.numbers
    changes = batch.changes.order_by("pk")
    return Undo(
        [
            stepper.step(change, company.people[numbers[change.person_id]])
            for change in changes.iterator(chunk_size=2000)
            if numbers[change.person_id] in company.people
        ]
    )


@transaction.atomic
def at_once(batch: ImportBatch, *, by: Person | None, at: datetime) -> Undo:
    """Take the whole batch back, or nothing of it."""
    wait_for_others()
    batch.refresh_from_db()
    undo = plan(batch, by=by, at=at)
    for steps in undo.portions():
        write(steps, by=by, at=at)
    finish(batch, undo, by=by, at=at)
    return undo


def finish(batch: ImportBatch, undo: Undo, *, by: Person | None, at: datetime) -> None:
    """Note that it is taken back, and whom that left as they are."""
    summary = Summary.of(batch)
    summary.left = [(step.change.person_id, str(step.left)) for step in undo.left]
    summary.store(batch)
    batch.state = ImportBatch.State.ROLLED_BACK
    batch.rolled_back_at, batch.rolled_back_by = at, by
    batch.save(update_fields=["counts", "state", "rolled_back_at", "rolled_back_by"])
    change = record.Change(new={"left": [key for key, _reason in summary.left]})
    record.event("people-import-rolled-back", batch, at=at, by=by, change=change)
    signals.company_changed.send(ImportBatch, batch=batch, by=by, at=at)


@transaction.atomic
def write(steps: Sequence[Step], *, by: Person | None, at: datetime) -> None:
    """Write some of the steps; planned again, there is nothing to do for them."""
    rows.write({step.standing.pk: step.fresh for step in steps})
    made = postings.move([step.move for step in steps if step.move], at=at)
    moved = {one.person_id: one for one in made}
    _end_memberships(steps, at=at)
    record.details(
        [told for step in steps for told in _told(step, moved, by=by, at=at)]
    )


def _end_memberships(steps: Sequence[Step], *, at: datetime) -> None:
    by_cohort: dict[int, list[int]] = defaultdict(list)
    for step in steps:
        for cohort in step.cohorts:
            by_cohort[cohort].append(step.standing.pk)
    for cohort, people in by_cohort.items():
        running = Membership.objects.filter(cohort=cohort, until__isnull=True)
        running.filter(person__in=people).update(until=at)


def _told(
    step: Step, moved: dict[int, Posting], *, by: Person | None, at: datetime
) -> Iterator[Told]:
    person = Person(pk=step.standing.pk)
    fields = sorted(step.fresh.keys() - {"is_active"})
    codes: Values = {"rolled-back": step.change.batch_id}

    def event(verb: str, thing: Person | Posting, new: Values) -> Told:
        change = record.Change(new=codes | new)
        return record.draft(
            verb, thing, at=at, by=by, about=person, change=change
        ), None

    if fields:
        row, _nothing = event("person-changed", person, {"fields": fields})
        old = {name: plain(getattr(step.standing, name)) for name in fields}
        yield (
            row,
            {"old": old, "new": {name: plain(step.fresh[name]) for name in fields}},
        )
    if "is_active" in step.fresh:
        yield event(
            "reactivated" if step.fresh["is_active"] else "deactivated", person, {}
        )
    if step.cohorts:
        yield event("left-cohorts", person, {"cohorts": step.cohorts})
    if posting := moved.get(person.pk):
        yield event("posted", posting, {"department": posting.department_id})


def _later(batch: ImportBatch) -> frozenset[int]:
    """Return the people whom batches applied after this one have changed too."""
    later = ImportChange.objects.filter(
        batch__state=ImportBatch.State.APPLIED, batch__applied_at__gt=batch.applied_at
    )
    return frozenset(later.values_list("person_id", flat=True))


def _joined() -> dict[int, frozenset[int]]:
    running = Membership.objects.filter(until__isnull=True)
    found: dict[int, frozenset[int]] = {}
    for person, cohort in running.values_list("person_id", "cohort_id"):
        found[person] = found.get(person, frozenset()) | {cohort}
    return found
