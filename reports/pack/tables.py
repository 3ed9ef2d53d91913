"""The records of a pack as tables; each becomes a CSV and a JSON file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from courses.models import Completion
from lessons.models import Attestation, Reading
from people.models import Person, Posting
from quizzes.models import Answer, Attempt, Mark
from reports.pack.order import Scope
from training.models import Certificate, Evidence, PeriodFact


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` maps the name in the file to where the value is read."""

    name: str
    rows: Callable[[Scope], QuerySet[Any]]
    columns: Mapping[str, str]


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


_VERSION = {
    "unit": "unit__slug",
    "course": "unit__course__slug",
    "version": "version_id",
    "version_number": "version__number",
    "version_sha256": "version__digest",
}
_OF_A_PASS = {"id": "pk", "person": "registration__person_id"} | _same(
    "registration_id"
)


def _people(scope: Scope) -> QuerySet[Any]:
    people: QuerySet[Any] = Person.objects.filter(pk__in=scope.people)
    return people.order_by("name_key", "pk")


def _postings(scope: Scope) -> QuerySet[Any]:
    """Return where they worked in that time, as was known at its end."""
    order = scope.order
    still = Q(until=None) | Q(until__gte=order.since)
    known = Posting.objects.filter(still, person__in=scope.people)
    known = known.filter(since__lte=order.until, recorded_at__lte=order.at)
    return known.order_by("person_id", "since", "pk")


def _facts(scope: Scope) -> QuerySet[Any]:
    facts = PeriodFact.objects.filter(
        period__registration__in=scope.passes, recorded_at__lte=scope.order.at
    )
    return facts.order_by("period_id", "recorded_at", "pk")


def _made[Row](model: Any, moment: str) -> Callable[[Scope], QuerySet[Any]]:
    """Return what finds the rows of the passes that were made by the end."""

    def rows(scope: Scope) -> QuerySet[Any]:
        by_then = {f"{moment}__lte": scope.order.at}
        return model.objects.filter(  # type: ignore[no-any-return]  # any model's rows
            registration__in=scope.passes, **by_then
        ).order_by("registration_id", "pk")

    return rows


attempts = _made(Attempt, "started_at")
completions = _made(Completion, "completed_at")
readings = _made(Reading, "opened_at")
attestations = _made(Attestation, "attested_at")


def _answers(scope: Scope) -> QuerySet[Any]:
    return Answer.objects.filter(attempt__in=attempts(scope).order_by()).order_by(
        "attempt_id", "pk"
    )


def _marks(scope: Scope) -> QuerySet[Any]:
    given = Mark.objects.filter(answer__attempt__in=attempts(scope).order_by())
    return given.filter(marked_at__lte=scope.order.at).order_by("answer_id", "pk")


def certificates(scope: Scope) -> QuerySet[Any]:
    """Return those of the passes, and all others that were issued in that time."""
    order = scope.order
    mine = Q(registration__in=scope.passes) | Q(issued_at__gte=order.begins_at)
    issued = Certificate.objects.filter(mine, person__in=scope.people)
    return issued.filter(issued_at__lte=order.at).order_by("person_id", "pk")


def evidence(scope: Scope) -> QuerySet[Any]:
    """Return what was learnt elsewhere in that time, or counts for a period."""
    order = scope.order
    within = Q(completed_on__gte=order.since, completed_on__lte=order.until)
    known = Evidence.objects.filter(within | Q(periods__registration__in=scope.passes))
    known = known.filter(person__in=scope.people, recorded_at__lte=order.at)
    return known.order_by("person_id", "pk").distinct()


TABLES = (
    Table(
        "people",
        _people,
        {"id": "pk"} | _same("employee_number", "name", "started_on", "left_on"),
    ),
    Table(
        "postings",
        _postings,
        {"id": "pk", "person": "person_id", "department": "department__name"}
        | {"position": "position__name", "manager": "manager_id"}
        | _same("department_path", "since", "until", "recorded_at"),
    ),
    Table(
        "periods",
        lambda scope: scope.periods.order_by("person_id", "pk"),
        {
            "id": "pk",
            "person": "person_id",
            "course": "module__course__title",
            "module": "module__title",
            "status_at_the_end": "status",
            "due_at_the_end": "due_then",
            "satisfied_at": "done_then",
            "assignment": "assignment_id",
            "assignment_reason": "assignment__why",
        }
        | _same(
            "cycle", "registration_id", "completion_id", "evidence_id", "opened_at"
        ),
    ),
    Table(
        "facts",
        _facts,
        {"id": "pk", "person": "period__person_id", "by": "by_id"}
        | _same("period_id", "kind", "moment", "effective_at", "recorded_at", "why"),
    ),
    Table(
        "registrations",
        lambda scope: scope.passes.order_by("person_id", "pk"),
        {
            "id": "pk",
            "person": "person_id",
            "course": "module__course__title",
            "module": "module__title",
            "release": "release__number",
        }
        | _same("number", "units", "is_delta", "opened_at", "started_at")
        | _same("completed_at"),
    ),
    Table(
        "completions",
        completions,
        _OF_A_PASS | _VERSION | _same("rendering_id", "edition", "completed_at"),
    ),
    Table(
        "readings",
        readings,
        _OF_A_PASS
        | _VERSION
        | _same("rendering_id", "opened_at", "seen_at", "reached_end_at"),
    ),
    Table(
        "attestations",
        attestations,
        _OF_A_PASS
        | _VERSION
        | _same("rendering_id", "digest", "statement", "name", "attested_at"),
    ),
    Table(
        "attempts",
        attempts,
        _OF_A_PASS
        | _VERSION
        | _same("number", "started_at", "deadline_at", "submitted_at", "marked_at")
        | _same("ended_by", "is_makeup", "exact", "points", "out_of", "has_passed")
        | _same("rules", "questions"),
    ),
    Table(
        "answers",
        _answers,
        {"id": "pk", "person": "attempt__person_id"}
        | _same("attempt_id", "question", "version_id", "response", "certainty")
        | _same("exact", "points", "saved_at"),
    ),
    Table(
        "marks",
        _marks,
        {"id": "pk", "person": "answer__attempt__person_id", "marker": "marker_id"}
        | _same("answer_id", "place", "number", "exact", "criteria", "comment")
        | _same("marked_at"),
    ),
    Table(
        "certificates",
        certificates,
        {"id": "pk", "person": "person_id"}
        | _same("serial", "code", "name", "course_title", "module_title")
        | _same("registration_id", "earned_at", "issued_at", "valid_until")
        | {"revoked_at": "revocation__revoked_at", "revoked_why": "revocation__why"}
        | {"release": "release__number", "paper_sha256": "paper__digest"},
    ),
    Table(
        "evidence",
        evidence,
        {"id": "pk", "person": "person_id", "module": "module__title"}
        | _same("title", "provider", "completed_on", "minutes", "note", "source")
        | {"recorded_by": "recorded_by_id", "file_sha256": "digest"}
        | _same("file_name", "recorded_at"),
    ),
)
