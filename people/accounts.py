"""Adding people and changing what is known of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from importlib import import_module

from django.db import transaction
from django.utils import timezone

from ledger import record
from people.models import Department, Person, Posting, Role


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a person is, in the company's own words."""

    username: str
    name: str
    employee_number: str | None = None
    email: str = ""


def name_key(name: str) -> str:
    """Return what the name is sorted by on every database: 林晓岚 → lin2 xiao3 lan2."""
    return " ".join(_speaker()(name)).casefold()[:240]


@cache
def _speaker() -> Callable[[str], list[str]]:
    """Load the dictionary when it is first needed: the site starts without it."""
    pinyin = import_module("pypinyin")
    return partial(pinyin.lazy_pinyin, style=pinyin.Style.TONE3)


@transaction.atomic
def add(
    identity: Identity, *, password: str | None, by: Person | None, at: datetime
) -> Person:
    """Add a person; without a password she sets one by e-mail."""
    person = Person(
        username=identity.username,
        name=identity.name,
        name_key=name_key(identity.name),
        employee_number=identity.employee_number,
        email=identity.email,
    )
    person.set_password(password)
    person.save()
    record.event("person-added", person, at=at, by=by, about=person)
    return person


@transaction.atomic
def choose(person: Person, *, language: str, is_reminded: bool, at: datetime) -> Person:
    """Keep what somebody chose for herself; the ledger notes about letters alone."""
    known = Person.objects.select_for_update().get(pk=person.pk)
    if known.is_reminded != is_reminded:
        change = record.Change(
            old={"mail": known.is_reminded}, new={"mail": is_reminded}
        )
        record.event(
            "reminders-chosen", person, at=at, by=person, about=person, change=change
        )
    person.language, person.is_reminded = language, is_reminded
    person.save(update_fields=["language", "is_reminded"])
    return person


@transaction.atomic
def grant(person: Person, *, code: Role.Code, by: Person | None, at: datetime) -> Role:
    role, is_new = Role.objects.get_or_create(
        person=person, code=code, until=None, defaults={"since": at}
    )
    if is_new:
        change = record.Change(new={"role": code})
        record.event("role-granted", role, at=at, by=by, about=person, change=change)
    return role


@transaction.atomic
def revoke(role: Role, *, by: Person | None, at: datetime) -> Role:
    role.until = at
    role.save(update_fields=["until"])
    change = record.Change(old={"role": role.code})
    record.event("role-revoked", role, at=at, by=by, about=role.person, change=change)
    return role


@transaction.atomic
def post(
    person: Person,
    *,
    department: Department,
    by: Person | None,
    at: datetime,
    manager: Person | None = None,
) -> Posting:
    """Give a person her place in the tree from today on, ending the one before."""
    today = timezone.localdate(at)
    before = person.postings.filter(until__isnull=True).first()
    if before is not None and before.department_id == department.pk:
        return before
    if before is not None:
        before.until, before.ended_at = today, at
        before.save(update_fields=["until", "ended_at"])
    posting = Posting.objects.create(
        person=person,
        department=department,
        department_path=department.path,
        manager=manager,
        since=today,
        recorded_at=at,
    )
    change = record.Change(
        old={"department": before.department_id if before else None},
        new={"department": department.pk},
    )
    record.event("posted", posting, at=at, by=by, about=person, change=change)
    return posting


def posting_of(person: Person, *, at: datetime) -> Posting | None:
    mine = person.postings.at(at, day=timezone.localdate(at))
    return mine.select_related("department").order_by("-since", "-pk").first()


@transaction.atomic
def found(name: str, *, parent: Department | None = None) -> Department:
    """Return the department of this name below the parent, adding it if need be."""
    known = Department.objects.filter(name=name, parent=parent).first()
    if known is not None:
        return known
    made = Department.objects.create(
        name=name, name_key=name_key(name), parent=parent, path=f"new {name}"[:240]
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made
