"""Erases who somebody was, and leaves what was learnt.

Rows of the record keep a number in place of the name. The ledger says that it was done.
"""

from collections.abc import Callable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.models import Comment, Participant
from ledger import record
from ledger.models import EventDetail
from lessons.models import Note
from people import accounts, roles
from people.models import Erasure, ImportBatch, ImportChange, Person
from people.sheets import lines
from quizzes.models import Allowance
from reports.models import SavedReport
from reports.privacy import holdings
from reports.privacy.holdings import Fate
from training.models import (
    CalendarKey,
    Digest,
    EvidenceBatch,
    ExtensionRequest,
    Notice,
)


class Refused(Exception):
    """She is not erased; `words` say why."""

    words: str | Promise = ""


class StillActive(Refused):
    words = _("Whoever still works here is not erased. Deactivate the account first.")


class HoldsRole(Refused):
    words = _("This person still holds a role. Take it back first.")


class AlreadyErased(Refused):
    words = _("This person was erased before.")


class ReasonMissing(Refused):
    words = _("Say why.")


def pseudonym(person: Person) -> str:
    return f"P-{person.pk:06}"


@transaction.atomic
def erase(person: Person, *, why: str, by: Person | None, at: datetime) -> Erasure:
    """Take away all that says who it was; the records stay under a number.

    Both databases see all of it or nothing. Nothing of it can be called back.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse(person, why=why, at=at)
    counts = {one.holding.code: one.count for one in holdings.of(person)}
    for step in STEPS:
        step(person, at)
    made = Erasure.objects.create(
        person=person,
        erased_at=at,
        by=by,
        why=why.strip(),
        erased=_of(counts, Fate.ERASED),
        kept=_of(counts, Fate.KEPT),
    )
    change = record.Change(new={"erased": made.erased, "kept": made.kept}, why=made.why)
    record.event("erased", person, at=at, by=by, about=person, change=change)
    return made


def _refuse(person: Person, *, why: str, at: datetime) -> None:
    if person.is_active:
        raise StillActive
    if person.is_superuser or roles.held(person, at=at):
        raise HoldsRole
    if Erasure.objects.filter(person=person).exists():
        raise AlreadyErased
    if not why.strip():
        raise ReasonMissing


def _of(counts: dict[str, int], fate: Fate) -> dict[str, int]:
    codes = {one.code for one in holdings.HOLDINGS if one.fate == fate}
    return {code: count for code, count in counts.items() if code in codes}


def _lines(person: Person, _at: datetime) -> None:
    """Empty her lines of imported files, while her number is still known."""
    if number := person.employee_number:
        for batch in (*ImportBatch.objects.all(), *EvidenceBatch.objects.all()):
            lines.forget(batch, number)


def _person(person: Person, _at: datetime) -> None:
    name = pseudonym(person)
    person.username = person.name = name
    person.name_key = accounts.name_key(name)
    person.employee_number = None
    person.email = ""
    person.started_on = person.left_on = None
    person.set_unusable_password()
    person.save(
        update_fields=[
            "username",
            "name",
            "name_key",
            "employee_number",
            "email",
            "started_on",
            "left_on",
            "password",
        ]
    )


def _rows(person: Person, at: datetime) -> None:
    """Delete what only says who somebody is or was told; nothing points at it."""
    EmailAddress.objects.filter(user=person).delete()
    EventDetail.objects.filter(event__about=record.key(person)).delete()
    Note.objects.filter(person=person).delete()
    Notice.objects.filter(person=person).delete()
    keys = CalendarKey.objects.filter(person=person, revoked_at=None)
    keys.update(revoked_at=at)


def _words(person: Person, at: datetime) -> None:
    """Empty the columns that may hold personal words; the rows stay."""
    ImportChange.objects.filter(person=person).update(old={}, new={})
    Allowance.objects.filter(person=person).update(why="")
    ExtensionRequest.objects.filter(asked_by=person).update(why="", reply="")
    Comment.objects.filter(author=person, removed_at=None).update(removed_at=at)
    Comment.objects.filter(author=person).update(text="")
    Digest.objects.filter(person=person).update(address="", error="")


def _names(person: Person, at: datetime) -> None:
    """Put the number where the name was written down."""
    name = pseudonym(person)
    Participant.objects.filter(person=person).update(name=name)
    Participant.objects.filter(claimed_by=person).update(name=name)
    kind = ContentType.objects.get_for_model(Person)
    logged = LogEntry.objects.filter(content_type=kind, object_id=str(person.pk))
    logged.update(object_repr=name, change_message="")
    saved = SavedReport.objects.filter(owner=person, archived_at=None)
    saved.update(archived_at=at, next_at=None)
    for one in SavedReport.objects.filter(recipients=person):
        one.recipients.remove(person)


STEPS: tuple[Callable[[Person, datetime], None], ...] = (
    _lines,
    _person,
    _rows,
    _words,
    _names,
)
