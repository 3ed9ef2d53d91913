"""What an earlier publication of a course has left, as far as new files must fit it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection

from courses.models import Course, Unit
from publishing import questions


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit that was published: its kind, and the kind of each of its questions."""

    kind: str
    questions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    units: Mapping[str, KnownUnit] = field(default_factory=dict)


def of(course_slug: str) -> Known:
    """Return what is known of a course; nothing while there are no tables yet."""
    if Course._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001  # Django's documented Meta API
        return Known()
    units = Unit.objects.filter(course__slug=course_slug)
    rows = units.values_list("slug", "kind", "version__data")
    return Known(
        {
            slug: KnownUnit(kind, questions.kinds_of(data))
            for slug, kind, data in rows.iterator()
        }
    )
