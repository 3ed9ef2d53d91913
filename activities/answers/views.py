"""What people shared and what comes out of it, as a page and as files."""

from collections.abc import Callable
from tempfile import TemporaryFile

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import (
    FileResponse,
    Http404,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.template.response import TemplateResponse
from django.utils import timezone

from activities import sheet
from activities.answers import export, overview
from activities.answers.export import Export
from activities.answers.overview import Overview
from activities.models import Response
from activities.talk import marks, threads
from activities.talk.threads import Reader
from courses import volume
from courses.access import Visit, teaching
from courses.volume import Leaf
from people.requests import PersonRequest

PEOPLE_A_PAGE = 50


@teaching
def shared(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Show what the people she teaches have shared, together and one by one."""
    leaf = _leaf(visit, unit_slug)
    return _page(request, leaf, _overview(request, leaf))


@teaching
def as_csv(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    return _file(request, _leaf(visit, unit_slug), _csv)


@teaching
def as_xlsx(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    return _file(request, _leaf(visit, unit_slug), _xlsx)


def _file(
    request: PersonRequest, leaf: Leaf, answer: Callable[[Export], HttpResponseBase]
) -> HttpResponseBase:
    """Answer the file, or the page that says why there is none."""
    found = _overview(request, leaf)
    try:
        return answer(export.of(found, by=request.user))
    except export.TooFewPeople:
        return _page(request, leaf, found, is_refused=True)


def _csv(made: Export) -> HttpResponseBase:
    answer = StreamingHttpResponse(export.csv(made), content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="{_name(made)}.csv"'
    return answer


def _xlsx(made: Export) -> HttpResponseBase:
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    export.xlsx(made, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_name(made)}.xlsx")


def _leaf(visit: Visit, unit_slug: str) -> Leaf:
    try:
        return volume.previewed(visit.course, unit_slug, kind="activity")
    except volume.NoSuchUnit:
        raise Http404 from None


def _overview(request: PersonRequest, leaf: Leaf) -> Overview:
    version = sheet.todays_version(leaf.unit)
    cohort = request.GET.get("cohort", "")
    try:
        return overview.of(
            request.user, version=version, cohort=cohort, at=timezone.now()
        )
    except overview.NoSuchCohort:
        raise Http404 from None


def _page(
    request: PersonRequest, leaf: Leaf, found: Overview, *, is_refused: bool = False
) -> HttpResponseBase:
    """Answer the page; single works are on it only where names are known."""
    page = Paginator(_named(request, found), PEOPLE_A_PAGE).get_page(
        request.GET.get("page")
    )
    reader = Reader(request.user, found.at, out_of=found.task.points)
    context = {
        "leaf": leaf,
        "seen": found,
        "page": page,
        "threads": threads.of([*page], unit=leaf.unit, reader=reader),
        "is_refused": is_refused,
    }
    template = "activities/shared.html"
    status = 409 if is_refused else 200
    return TemplateResponse(request, template, context, status=status)


def _named(request: PersonRequest, found: Overview) -> QuerySet[Response]:
    """Return the single works to show, those that wait for a mark before the others."""
    if not found.task.is_named:
        return found.shared.none()
    if not found.task.points:
        return found.shared
    return marks.waiting_first(found.shared, trainer=request.user)


def _name(made: Export) -> str:
    unit, cohort = made.overview.version.unit, made.overview.cohort
    parts = [unit.course.slug, unit.slug, "responses", cohort.slug if cohort else ""]
    return "-".join(filter(None, parts))
