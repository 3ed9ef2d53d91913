"""Building a book in the background: once for all who wait for it."""

from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from courses.models import Course
from engine.paper.form import Form
from engine.paper.watching import WHOLE, watched
from handouts import cache, estimate, forms, matter, naming
from handouts.choice import Choice, Edition
from handouts.matter import Matter
from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person

KIND = "handout"
PATIENCE = timedelta(seconds=20)  # a worker that is idle begins within one
LONGEST_TITLE = 200
UNBROKEN = "\u00a0·"  # no line begins with the dot


def ask(found: Matter, ending: str, *, by: Person, at: datetime) -> Job:
    """Have the book built, or wait with the others for whom it is being built."""
    choice = found.choice
    job = running.ask(
        KIND,
        title=title(found, ending),
        arguments={
            "course": found.course.slug,
            "choice": asdict(choice) | {"form": choice.form.to_json()},
            "ending": ending,
            "waiting": [],
        },
        by=by,
        at=at,
        key=cache.name_of(found, ending),
    )
    _let_wait(job, by)
    return job


@transaction.atomic
def _let_wait(job: Job, person: Person) -> None:
    """Note that she waits too; that others called it off does not hold any more."""
    waiting = _waiting(job)
    if person.pk not in waiting:
        _note(job, [*waiting, person.pk])
    Job.objects.filter(pk=job.pk).update(cancel_asked_at=None)


@transaction.atomic
def leave(job: Job, *, by: Person, at: datetime) -> None:
    """Wait no longer; when nobody does, the book is not built."""
    left = [key for key in _waiting(job) if key != by.pk]
    _note(job, left)
    if not left:
        running.cancel(job, at=at)


def _waiting(job: Job) -> list[int]:
    locked = Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
    return list(locked.arguments["waiting"])


def _note(job: Job, waiting: list[int]) -> None:
    job.arguments["waiting"] = waiting
    job.save(update_fields=["arguments"])


def newest(name: str) -> Job | None:
    """Return the last job that was to build the file of that name."""
    return Job.objects.filter(kind=KIND, key=name).order_by("-pk").first()


def work(job: Job, progress: Progress) -> str:
    """Build the book as it is published now."""
    course = Course.objects.published().select_related("release")
    found = matter.of(course.get(slug=job.arguments["course"]), chosen(job))
    name = cache.name_of(found, job.arguments["ending"])
    pages = estimate.of(found).pages
    with watched(partial(progress.reach, of=WHOLE), pages=pages):
        cache.fill(name, found)
    progress.reach(WHOLE, of=WHOLE)
    return name


def chosen(job: Job) -> Choice:
    saved = job.arguments["choice"]
    return Choice(
        Edition(saved["edition"]),
        tuple(saved["parts"]),
        Form.from_json(saved["form"]),
        saved["draw"],
    )


def page(job: Job) -> str:
    """Return where one sees how far it is."""
    is_epub = job.arguments["ending"] == cache.EPUB
    words = forms.query_of(chosen(job), is_epub=is_epub)
    place = reverse("handouts:build", args=[job.arguments["course"]])
    return f"{place}?{words}"


def title(found: Matter, ending: str) -> str:
    """Return what the work is called, in the language of the course."""
    with override(found.course.language.lower()):
        names = (naming.title(found), *forms.in_words(found.choice.form))
        words = _("Handout: %(name)s (%(format)s)") % {
            "name": " · ".join(names).replace(
                " ·", "\u00a0·"
            ),  # no line begins with it
            "format": ending.upper(),
        }
    return words[:LONGEST_TITLE]


kinds.register(KIND, work, page)
