"""Fills the record with many periods: people of ten departments, five modules each."""

from datetime import datetime, timedelta
from itertools import batched, product

from django.db import transaction
from django.utils import timezone

from courses.models import Course, Module, Registration, Release
from people import accounts
from people.models import Department, Person, Posting
from training.models import Assignment, Period

MODULES = 5
DEPARTMENTS = 10
BATCH = 5000


@transaction.atomic
def grow(start: int, end: int) -> None:
    """Add the periods numbered from `start` until `end`; both are multiples of five."""
    assignments, departments = _frame()
    for numbers in batched(range(start // MODULES, end // MODULES), 1000):
        people = _people(numbers, departments)
        _periods(people, assignments)


def _frame() -> tuple[list[Assignment], list[Department]]:
    """Return an assignment for each module, and the departments; made only once."""
    now = timezone.now()
    course = _course(now)
    assignments = []
    for number in range(MODULES):
        module, _ = Module.objects.get_or_create(
            course=course, slug=f"module-{number}", defaults={"position": number}
        )
        found, _ = Assignment.objects.get_or_create(
            course=course,
            module=module,
            department=Department.objects.order_by("pk")[0],
            defaults={"made_at": now},
        )
        assignments.append(found)
    root = Department.objects.order_by("pk")[0]
    departments = [
        accounts.found(f"Crowd {number}", parent=root) for number in range(DEPARTMENTS)
    ]
    return assignments, departments


def _course(at: datetime) -> Course:
    course, is_new = Course.objects.get_or_create(
        slug="crowd", defaults={"title": "Crowd", "enrolment": "open"}
    )
    if is_new:
        outline: dict[str, object] = {"modules": []}
        course.release = Release.objects.create(
            course=course, number=1, digest="", outline=outline, released_at=at
        )
        course.save(update_fields=["release"])
    return course


def _people(numbers: tuple[int, ...], departments: list[Department]) -> list[Person]:
    people: list[Person] = Person.objects.bulk_create(
        Person(
            username=f"crowd-{number}",
            employee_number=f"9{number:07}",
            name=f"学员 {number}",
            name_key=f"xue2 yuan2 {number * 7919 % 10**7:07}",
        )
        for number in numbers
    )
    now = timezone.now()
    Posting.objects.bulk_create(
        Posting(
            person=person,
            department=departments[at % DEPARTMENTS],
            department_path=departments[at % DEPARTMENTS].path,
            since=now.date() - timedelta(days=100),
            recorded_at=now - timedelta(days=100),
        )
        for at, person in enumerate(people)
    )
    return people


def _periods(people: list[Person], assignments: list[Assignment]) -> None:
    now = timezone.now() - timedelta(days=30)
    pairs = list(product(people, assignments))
    registrations = Registration.objects.bulk_create(
        (
            Registration(
                person=person,
                module=assignment.module,
                number=1,
                units={},
                opened_at=now,
            )
            for person, assignment in pairs
        ),
        batch_size=BATCH,
    )
    Period.objects.bulk_create(
        (
            Period(
                assignment=assignment,
                person=person,
                module=assignment.module,
                registration=registration,
                opened_at=now,
                known_at=now,
                due_at=now + timedelta(days=person.pk % 60),
                satisfied_at=now + timedelta(days=9) if person.pk % 3 else None,
            )
            for (person, assignment), registration in zip(
                pairs, registrations, strict=True
            )
        ),
        batch_size=BATCH,
    )
