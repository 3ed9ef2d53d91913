"""What the pages of imported training records show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from people.imports import pages as people
from people.models import Person
from people.sheets import lines, paging
from people.sheets.words import unreadable
from training.evidence.imports import batches, samples, undoing, words, work
from training.evidence.imports.forms import UploadForm
from training.evidence.imports.lines import Kind
from training.evidence.imports.summary import Summary
from training.evidence.imports.undoing import NothingToTakeBack
from training.models import EvidenceBatch, Period

NEWEST = 50


@dataclass(frozen=True, slots=True)
class File:
    """A batch in the list of all."""

    batch: EvidenceBatch
    summary: Summary
    is_running: bool


def newest(form: UploadForm) -> dict[str, Any]:
    """Return what the list of all files needs, the newest first."""
    found = EvidenceBatch.objects.select_related("by").order_by("-pk")[:NEWEST]
    running = work.unended()
    files = [File(one, Summary.of(one), one.pk in running) for one in found]
    return {"files": files, "form": form, "sample": samples.shown()}


def batch(found: EvidenceBatch, *, kind: str, number: int) -> dict[str, Any]:
    """Return what the page needs: counts by kind, and the lines of one of them."""
    summary = Summary.of(found)
    here = paging.chosen(
        summary.kinds, words.kinds(), kind=kind, number=number, default=Kind.NEW
    )
    job = work.newest(found)
    shown = lines.page(found, kind=here["kind"], number=here["number"])
    return {
        "batch": found,
        "summary": summary,
        **here,
        "lines": [{**one, "faults": words.faults(one)} for one in shown],
        "undone": _undone(found, shown) if summary.is_part else (),
        "job": job,
        "is_busy": job is not None and not job.has_ended,
        "trouble": unreadable(summary.problem) if summary.problem else "",
        "recorded": found.evidence.count(),
        "satisfied": Period.objects.filter(evidence__batch=found).count(),
        "may_be_taken_back": undoing.may_be(found),
    }


def _undone(found: EvidenceBatch, shown: list[dict[str, Any]]) -> set[str]:
    """Return whose lines were not reached any more when it was stopped."""
    numbers = {line["number"] for line in shown if line["kind"] == Kind.NEW}
    people = found.evidence.filter(person__employee_number__in=numbers)
    return numbers - set(people.values_list("person__employee_number", flat=True))


def take(form: UploadForm, *, by: Person, at: datetime) -> EvidenceBatch:
    """Keep the uploaded file; check it if its columns are remembered.

    Raises Unreadable with nothing kept but the bytes.
    """
    file = form.cleaned_data["file"]
    made = batches.take(file.name, file.read(), by=by, at=at)
    if columns := batches.remembered(made):
        work.check(made, columns, by=by, at=at)
    return made


def trouble(problem: Exception) -> str:
    """Return why what was asked for is not done."""
    if isinstance(problem, NothingToTakeBack):
        return _("This file satisfies nothing that could be taken back.")
    return people.sentence(problem)
