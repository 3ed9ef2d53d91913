"""What the pack's first page tells of each person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from courses.models import Registration
from people.models import Person, Posting
from quizzes import reached
from quizzes.reached import Score
from reports.pack import papers, tables, texts
from reports.pack.order import Scope
from training import days, words
from training.models import Certificate, Evidence
from training.words import Mark


@dataclass(frozen=True, slots=True)
class Text:
    """A version she read, confirmed or answered, and where it lies in the pack."""

    title: str
    number: int
    digest: str
    address: str
    day: date


@dataclass(frozen=True, slots=True)
class Line:
    """A pass through a module, and for what period it counts, if for one."""

    course: str
    module: str
    mark: Mark | None
    due_on: date | None
    done_on: date | None
    release: int | None
    score: Score | None
    texts: Sequence[Text]


@dataclass(slots=True)
class Sheet:
    person: Person
    department: str = ""
    lines: list[Line] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def files(self) -> list[tuple[Evidence, str]]:
        """Return each piece of evidence with where its file lies, if it has one."""
        return [(one, papers.name_of(one) if one.file else "") for one in self.evidence]


def sheets(scopes: Iterable[Scope]) -> list[Sheet]:
    return [one for scope in scopes for one in _of(scope)]


def _of(scope: Scope) -> list[Sheet]:
    people = Person.objects.filter(pk__in=scope.people).order_by("name_key", "pk")
    found = {one.pk: Sheet(one) for one in people}
    held = Posting.objects.at(scope.order.at, day=scope.order.until)
    for key, name in held.filter(person__in=found).values_list(
        "person_id", "department__name"
    ):
        found[key].department = name
    for key, line in _lines(scope):
        found[key].lines.append(line)
    for certificate in tables.certificates(scope):
        found[certificate.person_id].certificates.append(certificate)
    for one in tables.evidence(scope):
        found[one.person_id].evidence.append(one)
    return list(found.values())


def _lines(scope: Scope) -> Iterator[tuple[int, Line]]:
    """Yield a line for each period, and for each pass that no period asked for."""
    passes = list(scope.passes.select_related("module__course", "release"))
    scores = reached.of((one.pk for one in passes), at=scope.order.at)
    read = _read(scope)
    periods: defaultdict[int, list[Any]] = defaultdict(list)
    for period in scope.periods.order_by("pk"):
        periods[period.registration_id].append(period)
    for one in sorted(passes, key=_place):
        for period in periods[one.pk] or [None]:
            yield (
                one.person_id,
                _line(one, period, scope, scores.get(one.pk), read[one.pk]),
            )


def _place(one: Registration) -> tuple[str, int, int]:
    return one.module.course.title, one.module.position, one.number


def _line(
    one: Registration,
    period: Any,
    scope: Scope,
    score: Score | None,
    read: Sequence[Text],
) -> Line:
    at = scope.order.at
    done = period.done_then if period else one.completed_at
    due = period.due_then if period else None
    return Line(
        course=one.module.course.title,
        module=one.module.title,
        mark=words.mark(period.status, due_at=due, at=at) if period else None,
        due_on=days.last_of(due) if due else None,
        done_on=days.of(done) if done and done <= at else None,
        release=one.release.number if one.release else None,
        score=score,
        texts=read,
    )


def _read(scope: Scope) -> defaultdict[int, list[Text]]:
    """Return the versions of each pass once, by when they were first met."""
    met: dict[tuple[int, int], tuple[Any, str, int, str]] = {}
    for rows, moment in zip(texts.MADE_ON, texts.MOMENTS, strict=True):
        for key, version, at, *rest in rows(scope).values_list(
            "registration_id",
            "version_id",
            moment,
            "version__title",
            "version__number",
            "version__digest",
        ):
            known = met.get((key, version))
            if known is None or at < known[0]:
                met[key, version] = (at, *rest)
    found: defaultdict[int, list[Text]] = defaultdict(list)
    for (key, version), (at, title, number, digest) in sorted(
        met.items(), key=lambda item: (item[1][0], item[0])
    ):
        place = texts.address(version)
        found[key].append(Text(title, number, digest, place, days.of(at)))
    return found
