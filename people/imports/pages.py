"""What the page of a batch shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from engine.tables.refusals import Unreadable
from jobs.models import Job
from people.imports import batches, findings, undoing, words, work
from people.imports.applying import HasChanged, NotChecked
from people.imports.checking import Order
from people.imports.forms import CountForm
from people.imports.lines import Kind
from people.imports.summary import Summary
from people.imports.undoing import NotApplied
from people.imports.work import AnotherRuns, StillBusy
from people.models import ImportBatch, Person
from people.sheets import paging
from people.sheets.dropping import NothingToDrop
from people.sheets.storing import FileIsGone
from people.sheets.words import unreadable

NEWEST = 50
MOST_LEFT = 200
STILL = (Kind.SAME, Kind.WRONG)


@dataclass(frozen=True, slots=True)
class Line:
    """A batch in the list of all."""

    batch: ImportBatch
    summary: Summary
    is_running: bool


def newest() -> list[Line]:
    found = ImportBatch.objects.select_related("by").order_by("-pk")[:NEWEST]
    jobs = Job.objects.filter(kind=work.KIND, state__in=Job.UNENDED)
    running = {job.arguments["batch"] for job in jobs}
    return [Line(one, Summary.of(one), one.pk in running) for one in found]


def batch(found: ImportBatch, *, kind: str, number: int) -> dict[str, Any]:
    """Return what the page needs: counts by kind, and the lines of one of them."""
    summary = Summary.of(found)
    here = paging.chosen(
        summary.kinds, words.kinds(), kind=kind, number=number, default=Kind.SAME
    )
    job = work.newest(found)
    lines = findings.page(found, kind=here["kind"], number=here["number"])
    return {
        "batch": found,
        "summary": summary,
        **here,
        "lines": lines,
        "made": found.changes.count(),
        "undone": _undone(found, lines) if summary.is_part else (),
        "job": job,
        "is_busy": job is not None and not job.has_ended,
        "trouble": unreadable(summary.problem) if summary.problem else "",
        "form": CountForm(),
        "left": _left(summary),
        "others": max(0, len(summary.left) - MOST_LEFT),
    }


def has_no_columns(found: ImportBatch) -> bool:
    """Say whether they are still to be chosen."""
    return not found.columns and found.state == found.State.CHECKED


def _undone(found: ImportBatch, lines: list[findings.Shown]) -> set[str]:
    """Return whose lines were not reached any more when it was stopped."""
    numbers = {line.number for line in lines if line.kind not in STILL}
    people = found.changes.filter(person__employee_number__in=numbers)
    return numbers - set(people.values_list("person__employee_number", flat=True))


def _left(summary: Summary) -> list[tuple[str, str, str]]:
    """Return whom rolling back left as they were: name, number and why."""
    told = summary.left[:MOST_LEFT]
    people = Person.objects.in_bulk([key for key, _reason in told])
    return [
        (people[key].name, people[key].employee_number or "", words.left(reason))
        for key, reason in told
        if key in people
    ]


def take(form: Any, *, by: Person, at: datetime) -> ImportBatch:
    """Keep the uploaded file; check it if its columns are remembered.

    Raises Unreadable with nothing kept but the bytes.
    """
    given = form.cleaned_data
    order = Order(by, given["effective"], at, is_whole=given["is_whole"])
    file = given["file"]
    made = batches.take(file.name, file.read(), order=order)
    if columns := batches.remembered(made):
        work.check(made, columns, by=by, at=at)
    return made


def refused(form: Any, problem: Exception) -> None:
    """Say at the field why the file is not read."""
    form.add_error("file" if "file" in form.fields else None, sentence(problem))


def sentence(problem: Exception) -> str:
    """Return why the file is not read, or not now."""
    if isinstance(problem, Unreadable):
        return unreadable(problem)
    return trouble(problem)


def today(at: datetime) -> dict[str, Any]:
    return {"effective": timezone.localdate(at)}


def way_back(found: ImportBatch, *, by: Person, at: datetime) -> dict[str, Any]:
    """Return what the page asks before a batch is taken back."""
    undo = undoing.plan(found, by=by, at=at)
    kinds = words.kinds()
    done = undo.kinds()
    return {
        "batch": found,
        "kinds": [
            (*told, done[kind]) for kind, told in kinds.items() if done.get(kind)
        ],
        "left": [
            (step.standing.name, step.standing.number, words.left(step.left))
            for step in undo.left[:MOST_LEFT]
            if step.left
        ],
        "others": max(0, len(undo.left) - MOST_LEFT),
        "count": len(undo.doing),
    }


def trouble(problem: Exception) -> str:
    """Return why what was asked for is not done."""
    return {
        HasChanged: _(
            "The company has changed since this file was checked. Check it again and"
            " look at what it does now; nothing has been applied."
        ),
        NotChecked: _("This file has been applied already."),
        NothingToDrop: _(
            "This file has been applied, or was dropped before. Nothing changes."
        ),
        NotApplied: _("This file has been rolled back already."),
        AnotherRuns: _("Another file is just being applied. Wait until it is done."),
        StillBusy: _("This file is just being worked on. Wait until it is done."),
        FileIsGone: _("The file is no longer stored. Upload it again."),
    }[type(problem)]
