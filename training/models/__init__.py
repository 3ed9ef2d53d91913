"""Assignments, the periods they open, and the certificates that were earned."""

from training.models.certificates import (
    Certificate,
    CertificateFile,
    CertificateQuerySet,
    CertificateRevocation,
)
from training.models.periods import (
    Assignment,
    AssignmentQuerySet,
    Period,
    PeriodFact,
    PeriodQuerySet,
)

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "Certificate",
    "CertificateFile",
    "CertificateQuerySet",
    "CertificateRevocation",
    "Period",
    "PeriodFact",
    "PeriodQuerySet",
]
