"""People and the company they work in, how they came in, and how they are erased."""

from people.models.company import (
    Cohort,
    Department,
    Membership,
    Person,
    PersonManager,
    PersonQuerySet,
    Position,
    Posting,
    PostingQuerySet,
    Role,
)
from people.models.erasure import Erasure
from people.models.imports import (
    ImportBatch,
    ImportChange,
    ImportFile,
    ImportMapping,
)

__all__ = [
    "Cohort",
    "Department",
    "Erasure",
    "ImportBatch",
    "ImportChange",
    "ImportFile",
    "ImportMapping",
    "Membership",
    "Person",
    "PersonManager",
    "PersonQuerySet",
    "Position",
    "Posting",
    "PostingQuerySet",
    "Role",
]
