"""The courses a person sees in the catalogue, and how far she is in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from courses import contents
from courses.contents import Contents
from courses.models import Course, Enrolment
from people.models import Person


@dataclass(frozen=True, slots=True)
class Book:
    """A course in the catalogue; the contents only of one the person is enrolled in."""

    course: Course
    contents: Contents | None


def books(person: Person, *, at: datetime) -> list[Book]:
    """Return the person's own courses first, then the others."""
    courses = Course.objects.shown_to(person).order_by("title", "pk")
    own = _own(courses, person, at=at)
    shown = [Book(course, own.get(course.pk)) for course in courses]
    return sorted(shown, key=lambda book: book.contents is None)


def _own(
    courses: Iterable[Course], person: Person, *, at: datetime
) -> dict[int, Contents]:
    running = Enrolment.objects.running(at=at).filter(person=person)
    keys = set(running.values_list("course_id", flat=True))
    mine = [course for course in courses if course.pk in keys]
    return contents.of_courses(mine, person_id=person.pk)
