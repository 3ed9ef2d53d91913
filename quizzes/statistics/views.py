"""The page of a quiz's statistics, and the same as a file."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from courses.access import Visit, teaching
from courses.models import Unit
from engine.tables.writing import csv_stream
from people.requests import PersonRequest
from quizzes.regrading.access import corrects
from quizzes.statistics import export, gathering, report, sittings
from quizzes.statistics.forms import WhichForm
from quizzes.statistics.page import Page
from quizzes.statistics.report import Report

UNPROCESSABLE = 422


@teaching
def page(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Show the figures of the attempts of the people she teaches."""
    unit = _quiz(visit, unit_slug)
    form = WhichForm(request.GET, unit=unit)
    context = {"unit": unit, "course": visit.course, "form": form}
    status = UNPROCESSABLE
    if form.is_valid():
        status = 200
        context["page"] = Page(_report(request, unit, form))
        context["may_correct"] = SimpleLazyObject(
            lambda: corrects(visit, request.user, at=timezone.now())
        )
        context["query"] = request.GET.urlencode()
    template = "quizzes/statistics.html"
    return TemplateResponse(request, template, context, status=status)


@teaching
def as_csv(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Answer the same figures as a file."""
    unit = _quiz(visit, unit_slug)
    form = WhichForm(request.GET, unit=unit)
    if not form.is_valid():
        raise Http404
    rows = list(export.cells(_report(request, unit, form)))
    export.note(unit, rows=len(rows), by=request.user, at=timezone.now())
    answer = HttpResponse(csv_stream(export.table(), rows), content_type="text/csv")
    name = f"{visit.course.slug}-{unit.slug}-statistics.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _quiz(visit: Visit, unit_slug: str) -> Unit:
    """Return a quiz of the course, also one that it holds no more."""
    known = Unit.objects.select_related("version").filter(kind="quiz")
    return get_object_or_404(known, course=visit.course, slug=unit_slug)


def _report(request: PersonRequest, unit: Unit, form: WhichForm) -> Report:
    taught = sittings.taught_by(request.user, unit=unit, at=timezone.now())
    gathered = gathering.gather(form.of(taught), unit=unit, which=form.chosen)
    return report.of(gathered)
