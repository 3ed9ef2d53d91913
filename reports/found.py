"""Periods as they are found, before it is gathered what stands beside them."""

from datetime import datetime
from typing import NamedTuple

FIELDS = (
    "pk",
    "person_id",
    "person__name",
    "person__employee_number",
    "module__title",
    "module__course__title",
    "status",
    "opened_at",
    "due_then",
    "done_then",
    "valid_then",
    "registration_id",
    "registration__release__number",
    "evidence__source",
    "evidence__minutes",
    "assignment__why",
    "assignment__person_id",
    "assignment__cohort__name",
    "assignment__department__name",
    "assignment__position__name",
    "assignment__path__title",
)


class Found(NamedTuple):
    """What FIELDS hold of one period, in their order."""

    key: int
    person: int
    name: str
    number: str | None
    module: str
    course: str
    status: str
    opened_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    valid_until: datetime | None
    registration: int
    release: int | None
    source: str | None
    minutes: int | None
    why: str
    asked_person: int | None
    asked_cohort: str | None
    asked_department: str | None
    asked_position: str | None
    path: str | None
