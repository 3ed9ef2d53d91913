"""Saving an answer of a quiz beside a bare view that inserts one row."""

from collections.abc import Iterator
from itertools import count

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import world
from bench.measuring import Result, medians, ms, percent
from bench.server import Browser
from courses import registrations
from courses.models import Unit
from quizzes import attempts
from quizzes.models import Attempt

ROUNDS = 150
LEAST = 0.5
MOST_QUERIES = 8


def measure() -> Iterator[Result]:
    browser = Browser(world.trainee())
    attempt = begun()
    question = attempt.answers.order_by("pk")[0].question
    address = f"{world.QUIZ}attempts/{attempt.pk}/questions/{question}/answer/"
    numbers = count(1)

    def save() -> None:
        number = next(numbers)
        body = f"answer={1 + number % 2}&sequence={number}".encode()
        browser.post(address, body)

    ours, bare = medians(
        [save, lambda: browser.post("/bench/insert/", b"answer=2&sequence=1")],
        rounds=ROUNDS,
    )
    yield Result(
        "saving an answer, as fast as a bare insert view",
        f"{percent(bare / ours)}  ({ms(ours)})",
        ms(bare),
        f"≥ {percent(LEAST)}",
        bare / ours >= LEAST,
    )
    with CaptureQueriesContext(connection) as queries:
        save()
    number = len(queries)
    yield Result(
        "  queries", str(number), "", f"≤ {MOST_QUERIES}", number <= MOST_QUERIES
    )


def begun() -> Attempt:
    now = timezone.now()
    quiz = Unit.objects.get(course=world.course(), slug="opening-quiz")
    mine = registrations.open_for(quiz.module, person=world.trainee(), at=now)
    return attempts.start(quiz, registration=mine, at=now)
