"""Which wrong answers may be a right one, written otherwise: proposed, never taken."""

import json
from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, QuerySet, TextField
from django.db.models.functions import Cast

from engine.questions import nearness
from engine.questions.nearness import Proposal
from engine.questions.question import Question
from engine.questions.typed import text_of
from engine.questions.words import ShortAnswer
from quizzes.models import Answer

type Said = Mapping[str, int]

_LONGEST = 400


def of(question: Question, said: Said) -> tuple[Proposal, ...]:
    """Return what to propose of a short answer; nothing of another kind.

    `said` are the responses as JSON text, with how often each was given.
    """
    if not isinstance(question, ShortAnswer):
        return ()
    counts: Counter[str] = Counter()
    for text, times in said.items():
        counts[text_of(json.loads(text)).strip()] += times
    accepted = (answer.text for answer in question.answers)
    return nearness.proposals(counts, accepted)


def said_in(answers: QuerySet[Answer]) -> dict[str, int]:
    """Count the different responses, in one query."""
    rows = answers.annotate(said=Cast("response", TextField())).values("said")
    counted = rows.annotate(times=Count("pk")).order_by("said")
    return {
        row["said"]: row["times"]
        for row in counted
        if row["said"] and len(row["said"]) <= _LONGEST
    }
