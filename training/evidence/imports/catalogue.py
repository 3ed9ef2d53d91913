"""Finds the modules that a file means: by the names of their addresses or by title."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from courses.models import Module
from people.imports.values import plain

type Modules = tuple[Module, ...]


class NotUnique(Exception):
    """Several courses or modules are called so."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that was ever published, by each of the names it may be called."""

    by_name: dict[str, list[Modules]]

    @classmethod
    def read(cls) -> Self:
        every = Module.objects.filter(course__release__isnull=False)
        found: dict[str, list[Modules]] = defaultdict(list)
        for module in every.select_related("course").order_by("position", "pk"):
            for name in set(_names(module)):
                found[name].append((module,))
        for whole in _courses():
            course = whole[0].course
            for name in {course.slug, plain(course.title)}:
                found[name].append(whole)
        return cls(found)

    def find(self, words: str) -> Modules:
        """Return the module of that name, or all to be learnt of that course, or none.

        What is archived is meant only where nothing current is called so.
        """
        found = self.by_name.get(plain(words), [])
        current = [one for one in found if not any(map(_is_archived, one))]
        meant = {tuple(one.pk for one in each): each for each in current or found}
        if len(meant) > 1:
            raise NotUnique(words)
        return next(iter(meant.values()), ())


def _names(module: Module) -> Iterator[str]:
    course = module.course
    yield module.slug
    yield f"{course.slug}/{module.slug}"
    yield plain(module.title)
    yield plain(f"{course.title} {module.title}")


def _courses() -> Iterator[Modules]:
    """Yield for each course its modules that are to be learnt."""
    modules = Module.objects.to_be_learnt().filter(course__release__isnull=False)
    found: dict[int, list[Module]] = defaultdict(list)
    for module in modules.select_related("course").order_by("position", "pk"):
        found[module.course_id].append(module)
    return map(tuple, found.values())


def _is_archived(module: Module) -> bool:
    return bool(module.archived_at or module.course.archived_at)
