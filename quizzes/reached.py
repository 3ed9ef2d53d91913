"""What a pass through a module has reached in its quizzes, summed up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from operator import attrgetter

from django.db.models import QuerySet

from courses.models import Registration
from quizzes.models import Attempt

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

    A try that waits for its marks is none yet.
    """
    handed_in = Attempt.objects.filter(
        registration__in=registrations,
        submitted_at__lte=at,
        points__isnull=False,
        unit__is_optional=False,
    )
    made: dict[int, dict[int, list[Score]]] = {}
    for registration, unit, points, out_of in handed_in.order_by("number").values_list(
        "registration_id", "unit_id", "points", "out_of"
    ):
        score = Score(points or Decimal(0), out_of)
        made.setdefault(registration, {}).setdefault(unit, []).append(score)
    return {key: _reached(list(units.values())) for key, units in made.items()}


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
