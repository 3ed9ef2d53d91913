"""Finds a record with the very text it was made on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.models import Response
from courses.models import Completion, Registration, Rendering, Unit, Version
from lessons.models import Attestation, Reading
from people.models import Person
from quizzes.models import Attempt

type Moment = tuple[str | Promise, datetime]


@dataclass(frozen=True, slots=True)
class Sight:
    """A record: whose, of which unit, on which version, and what happened when."""

    kind: str
    key: int
    row: Any
    registration: Registration
    unit: Unit
    version: Version
    rendering: Rendering | None
    moments: Sequence[Moment]

    @property
    def person(self) -> Person:
        return self.registration.person

    @property
    def label(self) -> str:
        return str(KINDS[self.kind].label)


@dataclass(frozen=True, slots=True)
class Kind:
    label: str | Promise
    rows: Callable[[], QuerySet[Any]]
    columns: Sequence[tuple[str, str | Promise]]


KINDS = {
    "completion": Kind(
        _("Completion"),
        Completion.objects.all,
        [("completed_at", _("Completed on"))],
    ),
    "reading": Kind(
        _("Reading"),
        Reading.objects.all,
        [
            ("opened_at", _("Read from")),
            ("seen_at", _("Last seen")),
            ("reached_end_at", _("Reached the end")),
        ],
    ),
    "attestation": Kind(
        _("Confirmation of having read"),
        Attestation.objects.all,
        [("attested_at", _("Confirmed as read"))],
    ),
    "attempt": Kind(
        _("Attempt at a quiz"),
        Attempt.objects.all,
        [("started_at", _("Begun on")), ("submitted_at", _("Handed in on"))],
    ),
    "response": Kind(
        _("Work in an activity"),
        Response.objects.all,
        [("saved_at", _("Saved")), ("shared_at", _("Shared"))],
    ),
}


class NoSuchRecord(Exception):
    """There is no record of this kind with this key."""


def find(kind: str, key: int) -> Sight:
    if kind not in KINDS:
        raise NoSuchRecord(kind)
    found = told(kind).filter(pk=key).first()
    if found is None:
        raise NoSuchRecord(f"{kind} {key}")
    return sight(kind, found)


def told(kind: str) -> QuerySet[Any]:
    """Return the records of a kind with what a page tells of each."""
    return (
        KINDS[kind]
        .rows()
        .select_related(
            "registration__person", "registration__module", "unit__course", "version"
        )
    )


def sight(kind: str, row: Any) -> Sight:
    moments = [
        (label, getattr(row, column))
        for column, label in KINDS[kind].columns
        if getattr(row, column) is not None
    ]
    return Sight(
        kind=kind,
        key=row.pk,
        row=row,
        registration=row.registration,
        unit=row.unit,
        version=row.version,
        rendering=getattr(row, "rendering", None),
        moments=moments,
    )
