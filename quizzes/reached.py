"""What a pass through a module has reached in its quizzes, summed up.

An attempt holds its result of today; what it was on an earlier day the ledger knows,
which notes each change with the result before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

from django.db.models import (
    CharField,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat

from courses.models import Registration
from ledger import record
from ledger.models import Event
from quizzes import scoring
from quizzes.models import Attempt, AttemptQuerySet

# What changes the result of an attempt that had one.
VERBS = ("attempt-marked", "attempt-regraded")

# Keys of passes, or a query of them.
type Passes = Iterable[int] | QuerySet[Registration]


@dataclass(frozen=True, slots=True)
class Score:
    points: Decimal
    out_of: int


@dataclass(frozen=True, slots=True)
class Reached:
    """The sums of the first, the last and the best tries, and how many tries in all."""

    first: Score
    last: Score
    best: Score
    attempts: int


def of(registrations: Passes, *, at: datetime) -> dict[int, Score]:
    """Return the best points of each required quiz handed in by then, summed up."""
    return {key: one.best for key, one in tries(registrations, at=at).items()}


def tries(registrations: Passes, *, at: datetime) -> dict[int, Reached]:
    """Return what the tries at the required quizzes that were handed in by then say.

    A try that waited for its marks was none yet, and what was corrected later counts
    as it did then.
    """
    handed_in = Attempt.objects.filter(
        registration__in=registrations,
        submitted_at__lte=at,
        marked_at__lte=at,
        points__isnull=False,
        unit__is_optional=False,
    )
    rows = _told(handed_in.order_by("number"), at=at)
    made: dict[int, dict[int, list[Score]]] = {}
    for registration, unit, points, out_of, *earlier in rows:
        score = _then(Score(points, out_of), *earlier)
        made.setdefault(registration, {}).setdefault(unit, []).append(score)
    return {key: _reached(list(units.values())) for key, units in made.items()}


def _told(attempts: AttemptQuerySet, *, at: datetime) -> Iterable[tuple[Any, ...]]:
    """Return their results; with what they were then, if anything happened since."""
    told = ("registration_id", "unit_id", "points", "out_of")
    if not Event.objects.filter(at__gt=at).exists():
        return attempts.values_list(*told)
    begin = Value(record.key(Attempt(pk=0)).removesuffix("0"))
    later = Event.objects.filter(
        verb__in=VERBS, thing=Concat(begin, Cast(OuterRef("pk"), CharField()))
    )
    first = later.filter(at__gt=at).order_by("at", "pk").values("old")[:1]
    was = Subquery(first, output_field=JSONField())
    return attempts.annotate(was=was).values_list(*told, "was")


def _then(now: Score, earlier: Mapping[str, Any] | None = None) -> Score:
    if not earlier:
        return now
    points = scoring.decimal(Fraction(earlier["points"] or 0))
    return Score(points, earlier["out_of"])


def _reached(quizzes: Sequence[Sequence[Score]]) -> Reached:
    return Reached(
        first=_sum(one[0] for one in quizzes),
        last=_sum(one[-1] for one in quizzes),
        best=_sum(max(one, key=attrgetter("points")) for one in quizzes),
        attempts=sum(map(len, quizzes)),
    )


def _sum(scores: Iterable[Score]) -> Score:
    several = list(scores)
    points = sum((one.points for one in several), start=Decimal(0))
    return Score(points, sum(one.out_of for one in several))
