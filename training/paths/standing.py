"""How far a person is in each path that she was assigned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from training.models import Path, PathStep, Period
from training.paths import progress
from training.paths.progress import Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """A path as one person stands in it, because of one assignment."""

    path: Path
    steps: Sequence[PathStep]
    progress: Progress

    @property
    def lines(self) -> list[tuple[PathStep, bool, bool]]:
        """Return each step, whether it is met, and whether it is still locked."""
        states = self.progress
        return [*zip(self.steps, states.met, states.locked, strict=True)]

    @property
    def words(self) -> str:
        """Say it in a few words: “New colleagues”, path 2/3."""
        values = {
            "path": self.path.title,
            "done": self.progress.done,
            "needed": self.progress.needed,
        }
        return _("“%(path)s”, path %(done)d/%(needed)d") % values

    def step_of(self, *, module: int, course: int) -> int | None:
        """Return the place of the step that asks for the module, from 0."""
        places = (
            place
            for place, step in enumerate(self.steps)
            if asks_for(step, module=module, course=course)
        )
        return next(places, None)


def asks_for(step: PathStep, *, module: int, course: int) -> bool:
    if step.module_id is None:
        return step.course_id == course
    return step.module_id == module


def of_person(person_id: int, *, at: datetime) -> dict[int, Standing]:
    """Return it by assignment; one query if she is on no path, else two."""
    periods = (
        Period.objects.opened(at=at)
        .with_status(at=at)
        .filter(person=person_id, assignment__path__isnull=False)
    )
    rows = list(periods.select_related("assignment__path", "module"))
    return of((row, row.status) for row in rows)


def of(rows: Iterable[tuple[Period, str]]) -> dict[int, Standing]:
    """Return it by assignment from periods of paths and how they stand."""
    newest = _newest(rows)
    paths = {one.assignment.path_id: one.assignment.path for one, _code in newest}
    steps = _steps(path for path in paths.values() if path)
    by_assignment: dict[int, list[tuple[Period, str]]] = {}
    for period, code in newest:
        by_assignment.setdefault(period.assignment_id, []).append((period, code))
    return {
        key: _standing(mine[0][0].assignment.path, steps, mine)
        for key, mine in by_assignment.items()
    }


def _newest(rows: Iterable[tuple[Period, str]]) -> list[tuple[Period, str]]:
    """Keep of each module the latest cycle."""
    kept: dict[tuple[int, int], tuple[Period, str]] = {}
    for period, code in sorted(rows, key=lambda row: row[0].cycle):
        kept[period.assignment_id, period.module_id] = period, code
    return [*kept.values()]


def _steps(paths: Iterable[Path]) -> dict[int, list[PathStep]]:
    known = PathStep.objects.filter(path__in=list(paths))
    found: dict[int, list[PathStep]] = {}
    for step in known.select_related("course", "module").order_by("position"):
        found.setdefault(step.path_id, []).append(step)
    return found


def _standing(
    path: Path | None,
    steps: dict[int, list[PathStep]],
    mine: Sequence[tuple[Period, str]],
) -> Standing:
    assert path is not None  # noqa: S101  # only periods of paths are asked for
    own = steps.get(path.pk, [])
    statuses = [
        [
            code
            for period, code in mine
            if asks_for(step, module=period.module_id, course=period.module.course_id)
        ]
        for step in own
    ]
    return Standing(path, own, progress.of(statuses, mode=path.mode, least=path.least))
