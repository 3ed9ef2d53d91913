"""The pages of exceptions: who has one at a quiz, and one person's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses.access import Visit, teaching
from courses.models import Unit
from people.models import Person
from people.requests import PersonRequest
from quizzes import allowances, content, offers
from quizzes.allowing import people
from quizzes.allowing.forms import AllowanceForm
from quizzes.models import Allowance, AllowanceQuerySet

UNPROCESSABLE = 422
FOUND = 30


@dataclass(frozen=True, slots=True)
class Told:
    """An exception with what it allows in words."""

    allowance: Allowance

    @property
    def what(self) -> str:
        return offers.what(self.allowance)


@teaching
def listed(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """List who has an exception; find somebody to give one to."""
    unit, now = _unit(visit, unit_slug), timezone.now()
    known = people.taught(visit.course, by=request.user, at=now)
    query = request.GET.get("q", "").strip()[:80]
    standing = _known(unit).standing().filter(person__in=known)
    context = {
        "unit": unit,
        "told": _told(standing.order_by("person__name_key", "pk")),
        "query": query,
        "found": people.named(known, query)[:FOUND] if query else (),
    }
    return TemplateResponse(request, "quizzes/allowances.html", context)


@teaching
def person(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """Show what one person was allowed, and allow something else."""
    unit, now = _unit(visit, unit_slug), timezone.now()
    whom = _person(request, visit, key, at=now)
    standing = allowances.of(person=whom.pk, unit=unit.pk)
    rules = content.from_json(unit.version.data if unit.version else {}).rules
    sent = request.POST if request.method == "POST" else None
    form = AllowanceForm(sent, rules=rules, now=standing)
    if form.is_valid():
        allowances.give(form.grant, person=whom, unit=unit, by=request.user, at=now)
        return redirect("quizzes:allowances", visit.course.slug, unit.slug)
    context = {
        "unit": unit,
        "person": whom,
        "form": form,
        "standing": standing and Told(standing),
        "told": _told(_known(unit).filter(person=whom).order_by("-given_at", "-pk")),
    }
    status = UNPROCESSABLE if sent is not None else 200
    return TemplateResponse(request, "quizzes/allowance.html", context, status=status)


@require_POST
@teaching
def withdraw(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    unit, now = _unit(visit, unit_slug), timezone.now()
    whom = _person(request, visit, key, at=now)
    allowances.withdraw(person=whom, unit=unit, by=request.user, at=now)
    return redirect("quizzes:allowance", visit.course.slug, unit.slug, whom.pk)


def _unit(visit: Visit, slug: str) -> Unit:
    quizzes = Unit.objects.current().filter(course=visit.course, kind="quiz")
    return get_object_or_404(quizzes.select_related("version", "course"), slug=slug)


def _person(request: PersonRequest, visit: Visit, key: int, *, at: datetime) -> Person:
    known = people.taught(visit.course, by=request.user, at=at)
    return get_object_or_404(known, pk=key)


def _known(unit: Unit) -> AllowanceQuerySet:
    known = Allowance.objects.filter(unit=unit)
    return known.select_related("person", "given_by", "withdrawn_by")


def _told(found: Iterable[Allowance]) -> list[Told]:
    return [Told(one) for one in found]
