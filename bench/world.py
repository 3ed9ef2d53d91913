"""The site as `./run` makes it: the real course and the demo people."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from courses.models import Course, Enrolment
from people.models import Person

COURSE = "customer-satisfaction"
MANY = 1_000_000 if "--full" in sys.argv else 100_000
LESSON = f"/courses/{COURSE}/marriott/"
QUIZ = f"/courses/{COURSE}/opening-quiz/"


def prepare() -> None:
    settings.ROOT_URLCONF = "bench.bare"
    folders: Any = settings.TEMPLATES[0]["DIRS"]
    folders.append(Path(__file__).parent / "templates")
    call_command("prepare", verbosity=0)


def course() -> Course:
    return Course.objects.get(slug=COURSE)


def trainee() -> Person:
    """Return somebody who is enrolled in the course."""
    enrolment = Enrolment.objects.select_related("person").get(
        course=course(), person__username="trainee", until__isnull=True
    )
    return enrolment.person
