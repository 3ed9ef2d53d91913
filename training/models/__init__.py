"""Assignments, the periods they open, and what comes of them."""

from training.models.assignments import (
    Assignment,
    AssignmentException,
    AssignmentQuerySet,
)
from training.models.batches import EvidenceBatch
from training.models.certificates import (
    Certificate,
    CertificateFile,
    CertificateQuerySet,
    CertificateRevocation,
)
from training.models.equivalence import Equivalence, EquivalenceQuerySet
from training.models.evidence import Evidence
from training.models.extensions import ExtensionRequest
from training.models.followup import CalendarKey, Digest, Notice, Reminder
from training.models.paths import (
    Need,
    Path,
    PathQuerySet,
    PathStep,
    Prerequisite,
    PrerequisiteQuerySet,
)
from training.models.periods import Period, PeriodFact, PeriodQuerySet

__all__ = [
    "Assignment",
    "AssignmentException",
    "AssignmentQuerySet",
    "CalendarKey",
    "Certificate",
    "CertificateFile",
    "CertificateQuerySet",
    "CertificateRevocation",
    "Digest",
    "Equivalence",
    "EquivalenceQuerySet",
    "Evidence",
    "EvidenceBatch",
    "ExtensionRequest",
    "Need",
    "Notice",
    "Path",
    "PathQuerySet",
    "PathStep",
    "Period",
    "PeriodFact",
    "PeriodQuerySet",
    "Prerequisite",
    "PrerequisiteQuerySet",
    "Reminder",
]
