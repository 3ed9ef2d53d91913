"""Two published courses with people around them, for asking who may do what."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from activities import responses
from activities.models import Workshop
from activities.responses import Writing
from activities.talk import comments
from activities.workshops import revisions
from activities.workshops.hosting import controls
from activities.workshops.phones import joining
from courses import registrations
from courses.models import Course, Module, Version
from handouts import cache, matter, previews
from handouts.choice import Choice, Edition
from jobs.models import Job
from lessons.models import Reading
from people.models import Cohort, Person, Role
from publishing import sources, uploads
from publishing.publish import publish
from publishing.releasing import Imprint
from quizzes import attempts, endings
from quizzes.byhand import queue
from quizzes.byhand.access import marker_of
from quizzes.models import Attempt
from quizzes.regrading import wordings
from reports import kinds
from reports.proof import keeping
from reports.proof.keeping import Leaving
from reports.saved import changing
from tests import make
from tests.house.access_content import (
    ACTIVITY,
    COURSE,
    LESSON,
    PLAN,
    QUIZ,
    SQUARE,
    TEAM,
)
from tests.people.imports import files
from tests.training.certificates import objects
from tests.training.evidence import past
from training import assignments, days
from training.assignments import Order
from training.equivalence import changing as equivalences
from training.extensions import asking
from training.followup import keys, notices
from training.followup.codes import Code
from training.models import Assignment, PathStep, Prerequisite
from training.models import Path as TrainingPath


@dataclass(frozen=True, slots=True)
class World:
    people: dict[str, Person | None]
    names: dict[str, object]


def of(content: Path) -> World:
    """Publish both courses and put everybody in her place."""
    at = timezone.now()
    lamp, square = (
        _course(content / slug, enrolment=enrolment, at=at)
        for slug, enrolment in (("lamp", "assigned"), ("square", "open"))
    )
    _write(content / "fresh", enrolment="open")
    _change(content / "lamp", at=at)
    people = _people(lamp, square)
    first = lamp.modules.get()
    mine = _assign(first, make.cohort(people["trainee"]), by=people["trainer"], at=at)
    _assign(first, make.cohort(people["neighbour"]), by=people["trainer"], at=at)
    for part, edition in (("", "trainee"), ("text", "trainee"), ("text", "trainer")):
        _print(lamp, part, Edition(edition))
    for name in ("trainee", "neighbour"):
        _open(people[name], "/courses/lamp/text/")
    names: dict[str, object] = {
        "assignment": mine.pk,
        "trainee": people["trainee"].pk,
        "neighbour": people["neighbour"].pk,
        "period": mine.periods.get().pk,
        "version": lamp.units.get(slug="text").version_id,
        "attempt": _attempt(people["trainee"], lamp, at=at).pk,
        "reading": Reading.objects.get(registration__person=people["trainee"]).pk,
        "written": _written(people["neighbour"], people["trainer"], lamp, at=at),
        "wording": _wording(lamp),
        "job": _job(people["hr"], at=at).pk,
        "export": _export(people["hr"], at=at),
        "saved": _saved(people["trainer"], at=at),
    }
    names |= _files(content / "lamp", hr=people["hr"], at=at)
    names |= _session(lamp, host=people["trainer"], phone=people["trainee"], at=at)
    names |= _said(people["trainee"], lamp, at=at)
    names |= _followed(people["trainee"], mine, at=at)
    names |= objects.names(people["trainee"], lamp)
    names |= _laid(lamp, first, at=at)
    names["equivalence"] = _equal(first, square.modules.get(), by=people["hr"], at=at)
    return World({"nobody": None} | people, names)


def _followed(
    person: Person, assignment: Assignment, *, at: datetime
) -> dict[str, object]:
    return {
        "notice": _notice(person, at=at),
        "calendar": keys.make(person, at=at).key,
        "asked": _asked(assignment, at=at),
        "evidence": make.evidence(person=person).pk,
    }


def _notice(person: Person, *, at: datetime) -> int:
    values = {"module": "First"}
    return notices.tell(person, Code.WAIVED, values=values, address="/", at=at).pk


def _asked(assignment: Assignment, *, at: datetime) -> int:
    period = assignment.periods.get()
    due_on = days.of(at + timedelta(days=60))
    by = period.person
    return asking.ask(period, due_on=due_on, why="Away", by=by, at=at).pk


def _laid(course: Course, module: Module, *, at: datetime) -> dict[str, object]:
    """Lay out a path, and put something before a chapter that everybody has begun."""
    path = TrainingPath.objects.create(slug="route", title="Route", made_at=at)
    PathStep.objects.create(path=path, position=1, course=course, module=module)
    rule = Prerequisite.objects.create(course=course, module=module, made_at=at)
    return {"path": path.slug, "prerequisite": rule.pk}


def _equal(was: Module, now: Module, *, by: Person, at: datetime) -> int:
    return equivalences.make([(was, now)], note="New", by=by, at=at)[0].pk


def _files(folder: Path, *, hr: Person, at: datetime) -> dict[str, object]:
    return {
        "upload": _upload(folder),
        "picture": _picture(),
        "batch": files.checked(files.csv("1,Neu"), by=hr, at=at).pk,
        "past": past.checked(past.csv("1,First,2025-1-1"), by=hr, at=at).pk,
        "applied": files.applied(files.csv("2,New"), by=hr, at=at).pk,
    }


def _said(person: Person, course: Course, *, at: datetime) -> dict[str, object]:
    """Let her share something with her trainers, and say a word about it herself."""
    version = Version.objects.get(unit__course=course, unit__slug="share")
    writing = Writing({"shape": 1, "answers": {"think": "A word."}})
    work = responses.share(version, person=person, writing=writing, at=at)
    comment = comments.add(work, author=person, text="A further word.", at=at)
    return {"work": work.pk, "comment": comment.pk}


def _course(folder: Path, *, enrolment: str, at: datetime) -> Course:
    _write(folder, enrolment=enrolment)
    return _publish(folder, at=at)


def _write(folder: Path, *, enrolment: str) -> None:
    (folder / "first").mkdir(parents=True)
    course = COURSE.format(title=folder.name.title(), enrolment=enrolment)
    (folder / "course.md").write_text(course)
    (folder / "first" / "text.md").write_text(LESSON)
    (folder / "first" / "square.svg").write_text(SQUARE)
    (folder / "first" / "test.quiz.md").write_text(QUIZ)
    (folder / "first" / "share.activity.md").write_text(ACTIVITY)
    (folder / "first" / "plan.activity.md").write_text(PLAN)
    (folder / "first" / "icebreaker.activity.md").write_text(TEAM)


def _change(folder: Path, *, at: datetime) -> None:
    """Publish once more, so that there is a release to go back to."""
    (folder / "first" / "text.md").write_text(LESSON.replace("Your", "In your"))
    _publish(folder, at=at)


def _publish(folder: Path, *, at: datetime) -> Course:
    manuscript, problems = sources.read(sources.open_path(folder))
    assert manuscript is not None, [str(problem) for problem in problems]
    return publish(manuscript, imprint=Imprint(), at=at).course


def _people(lamp: Course, square: Course) -> dict[str, Person]:
    people = {
        "stranger": make.person(),
        "trainee": make.person(),
        "neighbour": make.person(),
        "trainer": make.person(Role.Code.TRAINER),
        "colleague": make.person(Role.Code.TRAINER),
        "hr": make.person(Role.Code.HR),
        "admin": make.person(Role.Code.ADMINISTRATOR, is_staff=True, is_superuser=True),
    }
    make.teaching(person=people["trainer"], course=lamp)
    make.teaching(person=people["colleague"], course=square)
    return people


def _assign(module: Module, cohort: Cohort, *, by: Person, at: datetime) -> Assignment:
    return assignments.assign(Order(module, cohort, due=30), by=by, at=at)


def _print(course: Course, part: str, edition: Edition) -> None:
    """Let the handout be one that was set before; setting takes a second."""
    found = matter.of(course, Choice(edition, (part,) if part else ()))
    files = [cache.name_of(found, ending) for ending in (cache.PDF, cache.EPUB)]
    picture = previews.name_of(previews.beginning(found), 1)
    for name in (*files, picture):
        default_storage.save(name, ContentFile(b"set before"))


def _open(person: Person, address: str) -> None:
    client = Client()
    client.force_login(person)
    client.get(address)


def _attempt(trainee: Person, course: Course, *, at: datetime) -> Attempt:
    quiz = course.units.get(slug="test")
    mine = registrations.open_for(quiz.module, person=trainee, at=at)
    return attempts.start(quiz, registration=mine, at=at)


def _written(writer: Person, marker: Person, course: Course, *, at: datetime) -> str:
    """Hand in an answer that is marked by hand; return what stands for it."""
    attempt = _attempt(writer, course, at=at)
    attempt.answers.filter(question="q2").update(response="Because.")
    endings.submit(Attempt.objects.all(), key=attempt.pk, at=at)
    answers = marker_of(marker, at=at).answers()
    return queue.sheets(answers, marker=marker.pk)[0].token


def _wording(course: Course) -> str:
    return wordings.of(course.units.get(slug="test"))[0].short


def _session(
    course: Course, *, host: Person, phone: Person, at: datetime
) -> dict[str, object]:
    """Open a live session with an activity on, and one with nothing to print yet."""
    fields = {"course": course, "host": host, "opened_at": at}
    workshop = Workshop.objects.create(code="CDFGHJ", **fields)
    Workshop.objects.create(code="CDFGHK", **fields)
    controls.show(workshop, "share", at=at)
    joining.as_person(workshop, person=phone, at=at)
    return {"stage": workshop.stages.get().pk, "pulse": revisions.key("CDFGHJ")}


def _job(asker: Person, *, at: datetime) -> Job:
    return Job.objects.create(
        kind="completions",
        title="Report",
        asked_by=asker,
        asked_at=at,
        finished_at=at,
        state=Job.State.DONE,
        result=default_storage.save("jobs/report.csv", ContentFile(b"name")),
    )


def _upload(folder: Path) -> str:
    packed = shutil.make_archive(str(folder), "zip", folder.parent, folder.name)
    return uploads.keep(ContentFile(Path(packed).read_bytes()))


def _export(person: Person, *, at: datetime) -> int:
    left = Leaving("completions", "csv", "report.csv", at, 1, "0" * 64)
    return keeping.keep(left, by=person, at=at).pk


def _saved(person: Person, *, at: datetime) -> int:
    kind = kinds.named("overdue")
    return changing.save(kind, name="Late", filters={}, owner=person, at=at).pk


def _picture() -> str:
    default_storage.save(f"pictures/{'0' * 64}.png", ContentFile(b"a picture"))
    return "0" * 64
