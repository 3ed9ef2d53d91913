"""Assignments, the periods they open, and the certificates that were earned."""

from training.models.certificates import (
    Certificate,
    CertificateFile,
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
    "CertificateRevocation",
    "Period",
    "PeriodFact",
    "PeriodQuerySet",
]
