"""The reports of periods as pages and as files."""

from tempfile import TemporaryFile
from urllib.parse import urlencode

from django.http import (
    FileResponse,
    Http404,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from engine.paper.setting import MENDING, PaperUnavailable
from jobs import running
from people.requests import PersonRequest
from reports import completions, export, kinds, paper, showing, tallies, work
from reports import person as one
from reports.access import Sight, reading
from reports.export import Export
from reports.filters import FilterForm
from reports.kinds import Kind
from training import paging
from training.access import Reach, reporting
from training.models import Period
from training.record.access import seen_by

PAGE = 50


@reporting
def first(_request: PersonRequest, reach: Reach) -> HttpResponseBase:  # noqa: ARG001  # the gate alone counts
    return redirect("reports:completions")


@reporting
def listing(request: PersonRequest, reach: Reach, report: str) -> HttpResponseBase:
    kind = kinds.named(report)
    form = kind.form(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, kind, form)
    key = paging.key_from(request.GET.get("after", ""))
    try:
        page = completions.page(form.filters, reach=reach, key=key, size=PAGE)
    except paging.NoSuchRow as problem:
        raise Http404 from problem
    context = showing.context(kind, form) | {"page": page, "is_first": key is None}
    if "tally" in request.GET:
        context["tally"] = tallies.whole(form.filters, reach=reach)
    return TemplateResponse(request, "reports/listing.html", context)


def _wrong(
    request: PersonRequest, kind: Kind, form: FilterForm, **more: object
) -> HttpResponseBase:
    context = showing.context(kind, form) | more
    return TemplateResponse(request, "reports/listing.html", context, status=422)


@reporting
def tally(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Answer the numbers alone, which the page asks for when it stands."""
    kind = kinds.named("completions")
    form = kind.form(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, kind, form)
    context = {"tally": tallies.whole(form.filters, reach=reach)}
    return TemplateResponse(request, "reports/tally.html", context)


@reading
def person(request: PersonRequest, sight: Sight) -> HttpResponseBase:
    context: dict[str, object] = {"sight": sight, "rule": kinds.RULE}
    if not sight.form.is_valid():
        return TemplateResponse(request, "reports/person.html", context, status=422)
    context["report"] = one.of(sight.person, sight.form, reach=sight.reach)
    seen = seen_by(request.user, at=sight.reach.at)
    context["has_record"] = seen.filter(pk=sight.person.pk).exists()
    opened = sight.reach.reported() if not sight.is_own else Period.objects.none()
    context["opened"] = set(
        opened.filter(person=sight.person).values_list("pk", flat=True)
    )
    return TemplateResponse(request, "reports/person.html", context)


@reporting
def file(
    request: PersonRequest, reach: Reach, report: str, format_: str
) -> HttpResponseBase:
    """Answer the file, or the job that writes it when it is large."""
    kind = kinds.named(report)
    form = kind.form(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, kind, form)
    made = Export(kind, form, by=request.user, at=timezone.now())
    try:
        return _answer(made, format_)
    except paper.TooLong:
        return _wrong(request, kind, form, most=paper.MOST_ROWS)
    except PaperUnavailable:
        return _wrong(request, kind, form, mending=MENDING)


def _answer(made: Export, format_: str) -> HttpResponseBase:
    if format_ == "csv":
        return _streamed(made)
    if format_ == "pdf" and not made.fill().count():
        query = urlencode(made.form.given, doseq=True)
        return redirect(f"{made.kind.address}?{query}")
    return _job(made, format_) if made.is_large(format_) else _sent(made, format_)


def _streamed(made: Export) -> HttpResponseBase:
    answer = StreamingHttpResponse(export.csv(made), content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="{made.name("csv")}"'
    return answer


def _sent(made: Export, format_: str) -> HttpResponseBase:
    target = TemporaryFile()  # noqa: SIM115  # closed when it has been sent
    written = export.write(made, format_, target)
    export.keep(made, format_, written)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=made.name(format_))


def _job(made: Export, format_: str) -> HttpResponseBase:
    job = running.ask(
        work.KIND,
        title=_("%(report)s (%(format)s)")
        % {"report": made.kind.title, "format": format_.upper()},
        arguments=work.arguments(made, format_),
        by=made.by,
        at=made.at,
    )
    return redirect("jobs:job", job.pk)
