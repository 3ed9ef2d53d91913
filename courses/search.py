"""Finding passages of what a person may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, FloatField, Func, Lookup, Q, QuerySet, Value

from courses import bigrams, contents, excerpts, gates
from courses.bigrams import tokens
from courses.indexing import rebuild, replace, replace_all
from courses.models import Course, Enrolment, Passage, PassageIndex, Teaching, Unit
from courses.outline import State
from people import roles
from people.models import Person, Role

__all__ = ["Find", "find", "rebuild", "replace", "replace_all", "tokens"]

MOST_FINDS = 30


@dataclass(frozen=True, slots=True)
class Find:
    """A passage, with what was looked for marked in its heading and its text."""

    unit: Unit
    address: str
    title: Sequence[excerpts.Piece]
    heading: Sequence[excerpts.Piece]
    excerpt: Sequence[excerpts.Piece]


class _Match(Lookup[bool]):
    """The passage holds all the phrases. Takes the index's tokens and the query."""

    lookup_name = "match"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        sign = "@@" if connection.vendor == "postgresql" else "MATCH"
        return f"{left} {sign} {right}", (*left_values, *right_values)


class _Distance(Func):
    """How badly the passage fits; the best comes first."""

    output_field = FloatField()
    template = "bm25(courses_passage_index)"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="-ts_rank(%(expressions)s, 1)", **context
        )


def find(query: str, *, person: Person, at: datetime) -> list[Find]:
    """Return the best passages; every word of the query stands in each of them."""
    words = bigrams.words(query)
    if not words:
        return []
    passages = _readable(person, at=at)
    for word in filter(bigrams.is_single, words):
        passages = passages.filter(Q(text__contains=word) | Q(heading__contains=word))
    phrases = [bigrams.phrase(word) for word in words if not bigrams.is_single(word)]
    best = _best(passages, phrases) if phrases else list(passages[:MOST_FINDS])
    return [_found(passage, words) for passage in _open(best, person)]


def _readable(person: Person, *, at: datetime) -> QuerySet[Passage]:
    courses = Course.objects.published()
    if Role.Code.ADMINISTRATOR not in roles.held(person, at=at):
        enrolled = Enrolment.objects.running(at=at).filter(person=person)
        taught = Teaching.objects.running(at=at).filter(person=person)
        courses = courses.filter(
            Q(pk__in=enrolled.values("course")) | Q(pk__in=taught.values("course"))
        )
    units = Unit.objects.current().filter(course__in=courses)
    return (
        Passage.objects.filter(unit__in=units)
        .select_related("unit__course")
        .order_by("pk")
    )


def _best(passages: QuerySet[Passage], phrases: list[list[str]]) -> list[Passage]:
    """Look into the index first: FTS5 refuses to be asked through an outer join."""
    column, query = F("tokens"), _query(phrases)
    asked = (column, query) if connection.vendor == "postgresql" else (column,)
    rows = PassageIndex.objects.filter(
        _Match(column, query), passage__in=passages.values("pk")
    )
    rows = rows.select_related("passage__unit__course").order_by(
        _Distance(*asked), "pk"
    )
    return [row.passage for row in rows[:MOST_FINDS]]


def _query(phrases: list[list[str]]) -> Func | Value:
    """Say in the database's own words that all the phrases must stand there."""
    if connection.vendor != "postgresql":
        return Value(" ".join(f'"{" ".join(phrase)}"' for phrase in phrases))
    text = " & ".join(
        "(" + " <-> ".join(f"'{token}'" for token in phrase) + ")" for phrase in phrases
    )
    return Func(Value("simple"), Value(text), function="to_tsquery")


def _open(found: list[Passage], person: Person) -> list[Passage]:
    """Leave out what still lies behind a locked unit."""
    courses = {passage.unit.course for passage in found}
    gated = _gated([course.pk for course in courses], person)
    locking = [
        course
        for course in courses
        if course.sequence == Course.Sequence.IN_ORDER or course.pk in gated
    ]
    tables = contents.of_courses(locking, person_id=person.pk) if locking else {}
    locked = {
        entry.unit.pk
        for table in tables.values()
        for entry in table.entries
        if entry.state is State.LOCKED
    }
    return [passage for passage in found if passage.unit_id not in locked]


def _gated(courses: list[int], person: Person) -> set[int]:
    """Return those in which something may be closed to her; trainers see all."""
    concerned = gates.concerned(Course.objects.filter(pk__in=courses))
    taught = Teaching.objects.filter(person=person, until__isnull=True)
    asked = concerned.exclude(pk__in=taught.values("course"))
    return set(asked.values_list("pk", flat=True))


def _found(passage: Passage, words: list[str]) -> Find:
    anchor = f"#{passage.anchor}" if passage.anchor else ""
    return Find(
        unit=passage.unit,
        address=f"{passage.unit.get_absolute_url()}{anchor}",
        title=excerpts.marked(passage.unit.title, words),
        heading=excerpts.marked(passage.heading, words),
        excerpt=excerpts.excerpt(passage.text, words),
    )
