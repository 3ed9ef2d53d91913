"""Everything about quizzes that is kept."""

from quizzes.models.allowances import Allowance, AllowanceQuerySet
from quizzes.models.attempts import Answer, Attempt, AttemptQuerySet, Quiz, Try
from quizzes.models.marks import Mark
from quizzes.models.regrades import Regrade, Regraded

__all__ = [
    "Allowance",
    "AllowanceQuerySet",
    "Answer",
    "Attempt",
    "AttemptQuerySet",
    "Mark",
    "Quiz",
    "Regrade",
    "Regraded",
    "Try",
]
