"""What one person must learn: the one next thing, what comes, what is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from courses import contents, gates
from courses.contents import Chapter, Contents
from courses.models import Course, Enrolment, Module, Registration, Release
from people.models import Person
from training import days, still, words
from training.models import Period
from training.paths import standing
from training.paths.standing import Standing
from training.status import ASIDE, LATE, MET, Status

FAR = date.max


@dataclass(frozen=True, slots=True)
class Duty:
    """A module somebody must do, or does of her own will: then it has no period.

    `path` says of which path it is a part, and how far she is in that; `closed` what
    must be done first, `renewal` how far what it renews still counts, if anything.
    """

    module: Module
    course: Course
    status: str
    mark: words.Mark
    why: str
    due_on: date | None = None
    days_left: int | None = None
    done_on: date | None = None
    release: Release | None = None
    period: int | None = None
    path: str = ""
    closed: str = ""
    renewal: str = ""
    valid_on: date | None = None

    @property
    def is_settled(self) -> bool:
        return self.status in MET | ASIDE | {Status.PENDING}

    @property
    def is_late(self) -> bool:
        return self.status in LATE

    @property
    def is_doable(self) -> bool:
        return not self.is_settled and self.status != Status.NOT_OPEN

    @property
    def urgency(self) -> tuple[bool, date, bool, str, int]:
        """Sort the overdue first, then by due date, then what has been begun."""
        is_begun = self.status == Status.IN_PROGRESS
        due = self.due_on or FAR
        place = self.module.position
        return not self.is_late, due, not is_begun, self.course.slug, place


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a person's duties; each module stands there once."""

    to_do: list[Duty]
    settled: list[Duty]
    books: Mapping[int, Contents]

    @property
    def next(self) -> Duty | None:
        return next((duty for duty in self.to_do if duty.is_doable), None)

    @property
    def coming(self) -> list[Duty]:
        return [duty for duty in self.to_do if duty is not self.next]


def of(person: Person, *, at: datetime) -> Plan:
    asked = _asked(person, at=at)
    courses = {duty.course.pk: duty.course for duty in asked}
    courses |= {course.pk: course for course in _enrolled(person, at=at)}
    books = contents.of_courses(courses.values(), person_id=person.pk)
    duties = [_told(one, books) for one in asked + _chosen(asked, books.values())]
    return Plan(
        to_do=sorted(
            (duty for duty in duties if not duty.is_settled),
            key=lambda duty: duty.urgency,
        ),
        settled=sorted(
            (duty for duty in duties if duty.is_settled),
            key=lambda duty: duty.done_on or date.min,
            reverse=True,
        ),
        books=books,
    )


def _told(duty: Duty, books: Mapping[int, Contents]) -> Duty:
    """Add what must be done first, where her module is closed."""
    locks = books[duty.course.pk].locks.get(duty.module.pk, ())
    return replace(duty, closed=gates.told(locks)) if locks else duty


def _asked(person: Person, *, at: datetime) -> list[Duty]:
    periods = Period.objects.opened(at=at).with_status(at=at).filter(person=person)
    is_renewed = Q(status=Status.EXPIRED, next__opened_at__lte=at)
    shown = periods.exclude(Q(status=Status.WITHDRAWN) | is_renewed).select_related(
        "module__course",
        "assignment__made_by",
        "assignment__path",
        "registration__release",
        "previous",
    )
    found = list(shown.order_by("pk"))
    on_paths = [(one, one.status) for one in found if one.assignment.path_id]
    paths = standing.of(on_paths) if on_paths else {}
    return _most_urgent(_duty(period, paths, at=at) for period in found)


def _most_urgent(duties: Iterable[Duty]) -> list[Duty]:
    """Keep of each module the duty that is open and due first."""
    ordered = sorted(duties, key=lambda duty: (duty.is_settled, duty.urgency))
    kept: dict[int, Duty] = {}
    for duty in ordered:
        kept.setdefault(duty.module.pk, duty)
    return list(kept.values())


def _duty(period: Period, paths: Mapping[int, Standing], *, at: datetime) -> Duty:
    done, due = period.satisfied_at, period.due_at
    status, path = period.status, paths.get(period.assignment_id)
    return Duty(
        module=period.module,
        course=period.module.course,
        status=status,
        mark=still.mark(period, at=at),
        why=words.origin(period.assignment),
        due_on=due and days.last_of(due),
        days_left=days.until(due, at=at) if due else None,
        done_on=done and days.of(done),
        release=period.registration.release,
        period=period.pk,
        path=path.words if path else "",
        renewal=still.counting(period, at=at),
        valid_on=period.valid_until and days.last_of(period.valid_until),
    )


def _enrolled(person: Person, *, at: datetime) -> list[Course]:
    running = Enrolment.objects.running(at=at).filter(
        person=person, course__archived_at__isnull=True
    )
    return [one.course for one in running.select_related("course")]


def _chosen(asked: Iterable[Duty], books: Iterable[Contents]) -> list[Duty]:
    """Return what the person does of her own will."""
    known = {duty.module.pk for duty in asked}
    taken = {duty.course.pk for duty in asked}
    return [
        _own(chapter, book.registrations.get(chapter.module.pk))
        for book in books
        for chapter in book.chapters
        if chapter.module.pk not in known
        and (chapter.module.pk in book.registrations or _is_first(chapter, book, taken))
    ]


def _is_first(chapter: Chapter, book: Contents, taken: set[int]) -> bool:
    """Say whether a course nobody asked for goes on in this chapter."""
    return book.course.pk not in taken and book.now in chapter.entries


def _own(chapter: Chapter, registration: Registration | None) -> Duty:
    status = Status.NOT_STARTED
    if registration is not None and registration.started_at is not None:
        status = Status.DONE if registration.completed_at else Status.IN_PROGRESS
    done = registration and registration.completed_at
    return Duty(
        module=chapter.module,
        course=chapter.module.course,
        status=status,
        mark=words.Mark(words.STATES[status], str(words.LABELS[status])),
        why=words.own_will(),
        done_on=days.of(done) if done else None,
        release=None,
    )
