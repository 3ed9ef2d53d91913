"""The courses a person may publish, each beside its folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from courses.models import Course
from publishing import folder, sources
from publishing.access import Publisher
from publishing.publish import is_superseded


class State(StrEnum):
    """How a course's folder stands to what people read."""

    SAME = "same"
    CHANGED = "changed"
    KEPT = "kept"
    MISSING = "missing"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Book:
    """A course on the shelf; without a course it is a folder never published."""

    slug: str
    title: str
    state: State
    course: Course | None = None


def books(mine: Publisher, *, content: Path) -> list[Book]:
    """Return the person's courses, then the folders an administrator may publish."""
    courses = mine.courses().select_related("release__released_by")
    known = [_book(one, content) for one in courses.order_by("title", "pk")]
    return [*known, *(_new(content) if mine.is_administrator else ())]


def state_of(course: Course, *, content: Path) -> State:
    found, _ = folder.read(content / course.slug)
    if found is None:
        return State.MISSING
    if course.release and course.release.digest == found.digest:
        return State.SAME
    is_kept = is_superseded(found.digest, slug=course.slug)
    return State.KEPT if is_kept else State.CHANGED


def _book(course: Course, content: Path) -> Book:
    state = state_of(course, content=content)
    return Book(course.slug, course.title, state, course)


def _new(content: Path) -> Iterator[Book]:
    names = {path.name for path in sources.courses_in(content)}
    known = Course.objects.published().filter(slug__in=names)
    for name in sorted(names - set(known.values_list("slug", flat=True))):
        yield Book(name, name, State.NEW)
