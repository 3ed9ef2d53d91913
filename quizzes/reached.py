"""What a pass through a module has reached in its quizzes, summed up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F

from quizzes.models import Attempt


@dataclass(frozen=True, slots=True)
class Score:
    points: Decimal
    out_of: int


def of(registrations: Iterable[int], *, at: datetime) -> dict[int, Score]:
    """Return the best points of each required quiz handed in by then, summed up."""
    handed_in = Attempt.objects.filter(
        registration__in=registrations,
        submitted_at__lte=at,
        points__isnull=False,
        unit__is_optional=False,
    )
    best: dict[int, dict[int, Score]] = {}
    for registration, unit, points, out_of in handed_in.order_by(
        F("points").asc()
    ).values_list("registration_id", "unit_id", "points", "out_of"):
        best.setdefault(registration, {})[unit] = Score(points or Decimal(0), out_of)
    return {
        registration: Score(
            sum((one.points for one in scores.values()), start=Decimal(0)),
            sum(one.out_of for one in scores.values()),
        )
        for registration, scores in best.items()
    }
