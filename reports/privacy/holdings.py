"""Every kind of row that speaks of a person, and what becomes of it when she is erased.

A test compares the list with the models: none that names a person may be missing.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.models import (
    Comment,
    Entry,
    FollowUp,
    Participant,
    Response,
    Snapshot,
    TeamMember,
)
from courses.models import Completion, Enrolment, Registration, Teaching
from ledger import record
from ledger.models import Event, EventDetail
from lessons.models import Attestation, CheckAnswer, Note, Reading
from people.models import ImportChange, Membership, Person, Posting, Role
from quizzes.models import Allowance, Answer, Attempt, Mark
from training.models import (
    Assignment,
    AssignmentException,
    CalendarKey,
    Certificate,
    Digest,
    Evidence,
    ExtensionRequest,
    Notice,
    Period,
    PeriodFact,
    Reminder,
)

type Rows = QuerySet[Any]


class Fate(StrEnum):
    KEPT = "kept"
    ERASED = "erased"


PROOF = _("It proves what was read, answered or completed; it names nobody by itself.")
REPORTS = _("Without it, reports of earlier days would change.")
ISSUED = _("It was issued or signed under this name and must stay checkable.")
NAMES = _("It holds the name, an address or another personal value.")
WORDS = _("It holds words of one's own that prove nothing.")


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of row: its name, how to find a person's, and whether it stays.

    `path` leads from the row to the person; `more` are columns worth reading along;
    `hidden` are never handed out.
    """

    code: str
    label: str | Promise
    model: Any
    path: str
    fate: Fate
    why: str | Promise
    more: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()

    def rows(self, person: Person) -> Rows:
        wanted: object = person.pk
        if self.path in {"about", "event__about"}:
            wanted = record.key(person)
        found: Rows = self.model.objects.filter(**{self.path: wanted})
        return found.order_by("pk")

    def columns(self) -> list[str]:
        own = [
            field.attname
            for field in self.model._meta.concrete_fields  # noqa: SLF001  # Django's documented Meta API
            if field.attname not in self.hidden
        ]
        return [*own, *self.more]


MODULE = ("module__title",)
UNIT = ("unit__title",)
SECRETS = frozenset({"password"})

HOLDINGS: tuple[Holding, ...] = (
    Holding("person", _("Person"), Person, "pk", Fate.ERASED, NAMES, hidden=SECRETS),
    Holding("mail", _("E-mail addresses"), EmailAddress, "user", Fate.ERASED, NAMES),
    Holding(
        "postings",
        _("Departments and positions"),
        Posting,
        "person",
        Fate.KEPT,
        REPORTS,
        ("department__name", "position__name"),
    ),
    Holding(
        "cohorts",
        _("Cohorts"),
        Membership,
        "person",
        Fate.KEPT,
        REPORTS,
        ("cohort__name",),
    ),
    Holding("roles", _("Roles"), Role, "person", Fate.KEPT, PROOF),
    Holding(
        "imports",
        _("Changes by imported files"),
        ImportChange,
        "person",
        Fate.ERASED,
        NAMES,
    ),
    Holding(
        "enrolments",
        _("Enrolments"),
        Enrolment,
        "person",
        Fate.KEPT,
        PROOF,
        ("course__title",),
    ),
    Holding("teaching", _("Teaching"), Teaching, "person", Fate.KEPT, PROOF),
    Holding(
        "registrations",
        _("Passes through modules"),
        Registration,
        "person",
        Fate.KEPT,
        PROOF,
        MODULE,
    ),
    Holding(
        "completions",
        _("Completed units"),
        Completion,
        "registration__person",
        Fate.KEPT,
        PROOF,
        UNIT,
    ),
    Holding(
        "readings",
        _("Lessons read"),
        Reading,
        "registration__person",
        Fate.KEPT,
        PROOF,
        UNIT,
    ),
    Holding(
        "checks",
        _("Questions on the way"),
        CheckAnswer,
        "registration__person",
        Fate.KEPT,
        PROOF,
        UNIT,
    ),
    Holding("notes", _("Private notes"), Note, "person", Fate.ERASED, WORDS, UNIT),
    Holding(
        "attestations",
        _("Confirmed as read and understood"),
        Attestation,
        "person",
        Fate.KEPT,
        ISSUED,
        UNIT,
    ),
    Holding("attempts", _("Attempts"), Attempt, "person", Fate.KEPT, PROOF, UNIT),
    Holding(
        "answers",
        _("Answers in quizzes"),
        Answer,
        "attempt__person",
        Fate.KEPT,
        PROOF,
        (),
    ),
    Holding("marks", _("Marks"), Mark, "answer__attempt__person", Fate.KEPT, PROOF),
    Holding(
        "allowances",
        _("Allowances in quizzes"),
        Allowance,
        "person",
        Fate.ERASED,
        _("The dates stay; the reason, which may be personal, goes."),
        UNIT,
    ),
    Holding(
        "responses", _("Work in activities"), Response, "person", Fate.KEPT, PROOF, UNIT
    ),
    Holding(
        "snapshots", _("Activities as given"), Snapshot, "person", Fate.KEPT, PROOF
    ),
    Holding(
        "followups", _("Plans looked back on"), FollowUp, "person", Fate.KEPT, PROOF
    ),
    Holding("comments", _("Comments"), Comment, "author", Fate.ERASED, WORDS),
    Holding(
        "participants",
        _("Workshops"),
        Participant,
        "person",
        Fate.ERASED,
        NAMES,
    ),
    Holding(
        "claims",
        _("Workshops as a guest"),
        Participant,
        "claimed_by",
        Fate.ERASED,
        NAMES,
    ),
    Holding(
        "entries",
        _("Workshop answers"),
        Entry,
        "participant__person",
        Fate.KEPT,
        PROOF,
    ),
    Holding("teams", _("Teams"), TeamMember, "person", Fate.KEPT, PROOF),
    Holding("assignments", _("Assignments"), Assignment, "person", Fate.KEPT, PROOF),
    Holding(
        "exceptions",
        _("Assignments without a date"),
        AssignmentException,
        "person",
        Fate.KEPT,
        PROOF,
    ),
    Holding("periods", _("Periods"), Period, "person", Fate.KEPT, PROOF, MODULE),
    Holding(
        "facts", _("Facts of periods"), PeriodFact, "period__person", Fate.KEPT, PROOF
    ),
    Holding(
        "evidence", _("Learnt elsewhere"), Evidence, "person", Fate.KEPT, PROOF, MODULE
    ),
    Holding(
        "extensions",
        _("Asked for more time"),
        ExtensionRequest,
        "asked_by",
        Fate.ERASED,
        _("The dates stay; the reason, which may be personal, goes."),
    ),
    Holding(
        "certificates", _("Certificates"), Certificate, "person", Fate.KEPT, ISSUED
    ),
    Holding("reminders", _("Reminders"), Reminder, "to", Fate.KEPT, PROOF),
    Holding("digests", _("Letters"), Digest, "person", Fate.ERASED, NAMES),
    Holding("notices", _("Notices"), Notice, "person", Fate.ERASED, NAMES),
    Holding(
        "calendar",
        _("Calendar addresses"),
        CalendarKey,
        "person",
        Fate.ERASED,
        NAMES,
        hidden=frozenset({"key"}),
    ),
    Holding("events", _("Events in the ledger"), Event, "about", Fate.KEPT, PROOF),
    Holding(
        "details",
        _("Personal values in the ledger"),
        EventDetail,
        "event__about",
        Fate.ERASED,
        _("The seal stays whole: it holds only a digest of these values."),
    ),
)


@dataclass(frozen=True, slots=True)
class Held:
    """How much of one kind is held of a person."""

    holding: Holding
    count: int


def of(person: Person) -> list[Held]:
    """Return what is held of the person, without what is not there."""
    counted = [Held(one, one.rows(person).count()) for one in HOLDINGS]
    return [one for one in counted if one.count]
