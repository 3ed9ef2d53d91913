"""Writes down who is reminded of what today: once a day a person, all in one letter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.utils import timezone

from courses.models import Module
from people.models import Person
from training import days
from training.followup import coming, notices
from training.followup.codes import Code
from training.followup.coming import Coming
from training.followup.ladder import Tone
from training.followup.notices import Note, Value
from training.followup.sending import UNWANTED
from training.models import Digest, Notice, Reminder

CHUNK = 500
OWN = (Code.DUE_SOON, Code.OVERDUE, Code.RENEWAL_OPEN)
OTHERS = {Tone.MANAGER: Code.TEAM_OVERDUE, Tone.ESCALATION: Code.ESCALATED}
TEAM = "/training/team/"

type Lines = Mapping[int, Sequence[Coming]]


def plan(*, at: datetime) -> int:
    """Plan the letters of all who are to hear of something; return how many.

    In quiet hours nothing is planned. A chunk is written whole or not at all, and what
    was written is not found again: who runs this twice doubles nothing.
    """
    if coming.quiet().holds(timezone.localtime(at)):
        return 0
    lines = _lines(at=at)
    modules = _modules(lines)
    for chunk in batched(lines, CHUNK):
        _write({to: lines[to] for to in chunk}, modules, at=at)
    return len(lines)


def _lines(*, at: datetime) -> dict[int, list[Coming]]:
    """Return what each person is to hear of; who heard today waits for tomorrow."""
    heard = _heard_today(at=at)
    lines: dict[int, list[Coming]] = defaultdict(list)
    for one in coming.of(at=at):
        if one.to not in heard:
            lines[one.to].append(one)
    return dict(lines)


def _heard_today(*, at: datetime) -> frozenset[int]:
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    planned = Digest.objects.filter(planned_at__gte=midnight)
    return frozenset(planned.values_list("person_id", flat=True))


def _modules(lines: Lines) -> dict[int, Module]:
    keys = {one.module for mine in lines.values() for one in mine}
    return Module.objects.select_related("course").in_bulk(list(keys))


@transaction.atomic
def _write(lines: Lines, modules: Mapping[int, Module], *, at: datetime) -> None:
    people = Person.objects.in_bulk(list(lines))
    drafts = [
        draft for to, mine in lines.items() for draft in _drafts(people[to], mine, at)
    ]
    Digest.objects.bulk_create(digest for digest, _told in drafts)
    Reminder.objects.bulk_create(
        _reminder(one, digest, at=at) for digest, told in drafts for one in told
    )
    notes = [
        note
        for to, mine in lines.items()
        for note in _notes(people[to], mine, modules, at=at)
    ]
    _replace(notes, at=at)
    notices.tell_all(notes, at=at)


def _drafts(
    person: Person, mine: Sequence[Coming], at: datetime
) -> Iterator[tuple[Digest, Sequence[Coming]]]:
    """Yield the letter with what it tells.

    Who does not want to be reminded has her own duties in one that is never sent; of
    those of others she is written to all the same.
    """
    told = [one for one in mine if person.is_reminded or one.tone is not Tone.OWN]
    kept = [one for one in mine if one.tone is Tone.OWN and not person.is_reminded]
    if kept:
        yield Digest(person=person, planned_at=at, error=UNWANTED), kept
    if told:
        yield Digest(person=person, address=person.email, planned_at=at), told


def _reminder(one: Coming, digest: Digest, *, at: datetime) -> Reminder:
    return Reminder(
        period_id=one.period,
        to_id=one.to,
        tone=one.tone,
        step=one.step,
        due_at=one.due_at,
        made_at=at,
        digest=digest,
    )


def _notes(
    person: Person,
    mine: Iterable[Coming],
    modules: Mapping[int, Module],
    *,
    at: datetime,
) -> Iterable[Note]:
    """Return a notice for each module of her own, and one for each kind of others'.

    Where a module is asked for more than once, what is due first is told.
    """
    own: dict[int, datetime] = {}
    others: dict[Tone, set[int]] = defaultdict(set)
    for one in mine:
        if one.tone is Tone.OWN:
            own[one.module] = min(one.due_at, own.get(one.module, one.due_at))
        else:
            others[one.tone].add(one.person)
    for module, due_at in own.items():
        yield _own(person, modules[module], due_at, at=at)
    for tone, people in others.items():
        yield Note(person, OTHERS[tone], {"number": len(people)}, TEAM)


def _own(person: Person, module: Module, due_at: datetime, *, at: datetime) -> Note:
    code = Code.DUE_SOON if due_at > at else Code.OVERDUE
    values: dict[str, Value] = {"module": module.title, "day": days.last_of(due_at)}
    return Note(person, code, values, module.get_absolute_url())


def _replace(notes: Sequence[Note], *, at: datetime) -> None:
    """Let a new reminder stand for the older ones of the same duty."""
    told = Notice.objects.unread().filter(
        person__in={note.person.pk for note in notes},
        code__in=[*OWN, *OTHERS.values()],
        address__in={note.address for note in notes},
    )
    told.update(read_at=at)
