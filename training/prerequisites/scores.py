"""What percentage a person has reached in modules, over all her passes."""

from collections.abc import Collection
from decimal import Decimal

from django.db.models import QuerySet

from courses.models import Registration
from quizzes.models import Attempt

type _Best = dict[int, dict[int, tuple[Decimal, int]]]


def best(
    passes: QuerySet[Registration], *, courses: Collection[int]
) -> dict[int, Decimal]:
    """Return by module the best pass's percentage of its required quizzes' points.

    Of each quiz the best attempt counts; one that waits for its mark counts nothing.
    """
    made = Attempt.objects.valid().filter(
        registration__in=passes.filter(module__course__in=courses),
        unit__is_optional=False,
    )
    rows = made.values_list(
        "registration__module", "registration", "unit", "points", "out_of"
    )
    by_pass: dict[int, _Best] = {}
    for module, registration, unit, points, out_of in rows:
        units = by_pass.setdefault(module, {}).setdefault(registration, {})
        known = units.get(unit, (Decimal(0), out_of))
        units[unit] = max(known, (points or Decimal(0), out_of))
    return {
        module: max(_percent(units) for units in mine.values())
        for module, mine in by_pass.items()
    }


def _percent(units: dict[int, tuple[Decimal, int]]) -> Decimal:
    points = sum((points for points, _ in units.values()), start=Decimal(0))
    out_of = sum(out_of for _, out_of in units.values())
    return 100 * points / out_of if out_of else Decimal(100)
