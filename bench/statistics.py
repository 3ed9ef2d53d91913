"""The statistics of 10,000 attempts at a quiz of 50 questions, beside reading them."""

import random
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import batched
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import world
from bench.measuring import Result, seconds
from bench.server import Browser
from courses.models import Module, Registration, Unit, Version
from engine.measures import items, reliability, totals
from engine.measures.sheet import Column, Sheet
from engine.questions import saved
from engine.questions.choice import Single
from engine.questions.options import Option
from engine.questions.question import Stem
from people.models import Person
from quizzes import content
from quizzes.models import Answer, Attempt

ATTEMPTS = 10_000
QUESTIONS = 50
OPTIONS = 4
BATCH = 500
MOST = 8
PAGE = f"/courses/{world.COURSE}/bench-statistics/statistics/"


def measure() -> Iterator[Result]:
    """Time the page as a trainer gets it, the sums alone, and the rows alone."""
    unit = quiz()
    grow(unit)
    browser = Browser(Person.objects.get(username="admin"))
    rows = seconds(lambda: read(unit))
    with CaptureQueriesContext(connection) as queries:
        page = seconds(lambda: browser.get(PAGE))
    rows = (rows + seconds(lambda: read(unit))) / 2
    yield Result(
        f"statistics, {ATTEMPTS:,} attempts × {QUESTIONS} questions, to its rows",
        f"{page / rows:.1f}  ({page:.1f} s)",
        f"{rows:.1f} s",
        f"≤ {MOST}",
        page <= rows * MOST,
    )
    yield Result("  queries", str(len(queries)), "", "", None)
    sheet = a_sheet()
    alone = seconds(lambda: computed(sheet))
    yield Result("  … the computing alone", f"{alone:.1f} s", "", "", None)


def read(unit: Unit) -> None:
    """Read the same rows and do nothing with them."""
    answers = Answer.objects.filter(attempt__unit=unit)
    columns = ("attempt_id", "question", "fingerprint", "version_id", "exact")
    for _ in answers.values_list(*columns).iterator():
        pass


def computed(sheet: Sheet) -> None:
    items.statistics(sheet)
    totals.of(sheet)
    reliability.of(sheet)


def a_sheet() -> Sheet:
    chance = random.Random(7)  # noqa: S311  # made-up answers, no secret
    worth = [Fraction(part, 3) for part in range(4)]
    columns = [
        Column(
            out_of=1,
            places=range(ATTEMPTS),
            marks=chance.choices(worth, k=ATTEMPTS),
        )
        for _ in range(QUESTIONS)
    ]
    return Sheet(range(ATTEMPTS), columns)


def quiz() -> Unit:
    """Make the quiz: single choice, the first option right."""
    course = world.course()
    module = Module.objects.filter(course=course).order_by("pk")[0]
    unit = Unit.objects.create(
        course=course,
        module=module,
        kind="quiz",
        slug="bench-statistics",
        title="Statistics",
        number="9.9",
        position=99,
    )
    unit.version = Version.objects.create(
        unit=unit,
        number=1,
        digest="bench",
        path="bench.quiz.md",
        source="",
        title=unit.title,
        data={"questions": [saved.to_json(question(at)) for at in range(QUESTIONS)]},
        published_at=timezone.now(),
    )
    unit.save(update_fields=["version"])
    return unit


def question(at: int) -> Single:
    options = tuple(
        Option(str(key), f"Option {key}", key == 1) for key in range(1, OPTIONS + 1)
    )
    return Single(stem=Stem(id=f"q{at}", prompt=f"Question {at}?"), options=options)


@transaction.atomic
def grow(unit: Unit) -> None:
    """Let as many people sit; who is stronger is more often right."""
    chance = random.Random(7)  # noqa: S311  # made-up answers, no secret
    kept = unit.version.data["questions"] if unit.version else []
    prints = {one["stem"]["id"]: content.fingerprint(one) for one in kept}
    first, *others = [
        attempts(unit, numbers) for numbers in batched(range(ATTEMPTS), BATCH)
    ]
    Answer.objects.bulk_create(
        answer(attempt, id_, wording, chance)
        for attempt in first
        for id_, wording in prints.items()
    )
    for made in others:
        copy(first, made)


def copy(first: list[Attempt], made: list[Attempt]) -> None:
    """Let further attempts answer as the first ones did; a row each would take long."""
    table = Answer._meta.db_table  # noqa: SLF001  # Django's documented Meta API
    columns = (
        "question, version_id, fingerprint, response, tries, sequence, is_flagged,"
        " saved_at, exact"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (attempt_id, {columns})"  # noqa: S608  # our own names
            f" SELECT attempt_id + %s, {columns} FROM {table}"
            " WHERE attempt_id BETWEEN %s AND %s",
            [made[0].pk - first[0].pk, first[0].pk, first[-1].pk],
        )


def attempts(unit: Unit, numbers: tuple[int, ...]) -> list[Attempt]:
    now = timezone.now()
    people: list[Person] = Person.objects.bulk_create(
        Person(
            username=f"sat-{number}",
            employee_number=f"7{number:07}",
            name=f"学员 {number}",
            name_key=f"sat {number:07}",
        )
        for number in numbers
    )
    passes = Registration.objects.bulk_create(
        Registration(
            person=person, module=unit.module, number=1, units={}, opened_at=now
        )
        for person in people
    )
    common: dict[str, Any] = {
        "unit": unit,
        "version": unit.version,
        "number": 1,
        "seed": 1,
        "questions": [],
        "rules": {},
        "out_of": QUESTIONS,
        "marked_at": now,
    }
    return Attempt.objects.bulk_create(
        Attempt(
            registration=one,
            person=one.person,
            started_at=now - timedelta(minutes=9),
            submitted_at=now,
            ended_by=Attempt.EndedBy.PERSON,
            exact=str(one.person_id % QUESTIONS),
            **common,
        )
        for one in passes
    )


def answer(attempt: Attempt, id_: str, wording: str, chance: random.Random) -> Answer:
    strength = attempt.person_id % 10
    key = 1 if chance.random() * 12 < strength + 1 else chance.randint(2, OPTIONS)
    return Answer(
        attempt=attempt,
        question=id_,
        version_id=attempt.version_id,
        fingerprint=wording,
        response=str(key),
        exact="1" if key == 1 else "0",
        saved_at=attempt.started_at,
    )
