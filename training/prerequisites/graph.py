"""What must be done before what, over all courses, and whether it runs in a circle."""

from collections.abc import Iterable
from itertools import groupby, pairwise

from courses.models import Course, Module
from training.models import Need, Path, PathStep
from training.prerequisites import circles
from training.prerequisites.circles import COURSE, MODULE, Book, Rule, Thing


class Circle(Exception):
    """What is to be done first would wait for what comes after it.

    `way` names each thing that needs the next; the last is the first again.
    """

    def __init__(self, way: Iterable[str]) -> None:
        self.way = tuple(way)
        super().__init__(*self.way)


def thing(what: Course | Module) -> Thing:
    return (MODULE if isinstance(what, Module) else COURSE), what.pk


def check(rules: Iterable[Rule], *, without: Path | None = None) -> None:
    """Raise Circle if the new rules, with all that hold today, run in one.

    `without` is a path that the new rules replace.
    """
    way = circles.circle(books(), [*known(without=without), *rules])
    if way:
        raise Circle(_titles(way))


def books() -> list[Book]:
    modules = Module.objects.to_be_learnt().order_by("course", "position", "pk")
    rows = modules.values_list("course", "pk", "course__sequence")
    return [
        Book(course, tuple(key for _c, key, _s in same), is_in_order=_is(same))
        for course, same in ((key, list(same)) for key, same in groupby(rows, _course))
    ]


def _course(row: tuple[int, int, str]) -> int:
    return row[0]


def _is(rows: list[tuple[int, int, str]]) -> bool:
    return rows[0][2] == Course.Sequence.IN_ORDER


def known(*, without: Path | None = None) -> list[Rule]:
    """Return the prerequisites and the paths in order that hold today."""
    needs = Need.objects.filter(prerequisite__removed_at=None)
    rows = needs.values_list(
        "prerequisite__course", "prerequisite__module", "course", "module"
    )
    steps = PathStep.objects.filter(
        path__archived_at=None, path__mode=Path.Mode.IN_ORDER
    ).exclude(path=without)
    ordered = steps.order_by("path", "position").values_list("path", "course", "module")
    return [
        *(Rule(_thing(*row[:2]), (_thing(*row[2:]),)) for row in rows),
        *(
            rule
            for _path, same in groupby(ordered, key=lambda row: row[0])
            for rule in in_order([_thing(*row[1:]) for row in same])
        ),
    ]


def in_order(things: Iterable[Thing]) -> list[Rule]:
    """Return the rules of a path whose steps come one after the other."""
    return [Rule(after, (before,)) for before, after in pairwise(things)]


def _thing(course: int, module: int | None) -> Thing:
    return (MODULE, module) if module else (COURSE, course)


def _titles(way: Iterable[Thing]) -> list[str]:
    named = list(way)
    courses = Course.objects.in_bulk([key for kind, key in named if kind == COURSE])
    modules = Module.objects.in_bulk([key for kind, key in named if kind == MODULE])
    return [
        courses[key].title if kind == COURSE else modules[key].title
        for kind, key in named
    ]
