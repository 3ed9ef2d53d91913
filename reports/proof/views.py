"""Files that left the house: which, their statements, and looking one up."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from people.requests import PersonRequest
from reports.models import Exported
from reports.proof import finding
from reports.proof.finding import Proof, Told
from reports.proof.forms import VerifyForm
from training import paging
from training.access import Reach, reporting

PAGE = 50


@require_safe
@reporting
def exports(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    known = finding.seen_by(request.user, at=reach.at)
    key = paging.key_from(request.GET.get("after", ""))
    if key is not None:
        known = known.filter(pk__lt=key)
    rows = list(known.latest_first()[: PAGE + 1])
    context = {
        "rows": finding.told(rows[:PAGE], at=reach.at),
        "last": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "is_first": key is None,
        "is_everything": reach.is_everything,
    }
    return TemplateResponse(request, "reports/proof/exports.html", context)


@require_safe
@reporting
def statement(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    context = _statement(request, reach, key)
    return TemplateResponse(request, "reports/proof/statement.html", context)


@require_safe
@reporting
def statement_text(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    """Send the same as plain text, to be kept beside a file that cannot carry it."""
    context = _statement(request, reach, key)
    digest = _kept(request, reach, key).digest
    text = render_to_string("reports/proof/statement.txt", context)
    answer = HttpResponse(
        text.replace("\n", "\r\n"), content_type="text/plain; charset=utf-8"
    )
    name = f"{digest[:16]}.sha256.txt"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _statement(
    request: PersonRequest, reach: Reach, key: int
) -> dict[str, Told | Proof]:
    found = _kept(request, reach, key)
    return {
        "told": finding.told([found], at=reach.at)[0],
        "proof": finding.proof(found),
    }


def _kept(request: PersonRequest, reach: Reach, key: int) -> Exported:
    return get_object_or_404(finding.seen_by(request.user, at=reach.at), pk=key)


@require_http_methods(["GET", "HEAD", "POST"])
@reporting
def verify(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Say whether a file is one that left this house, byte by byte."""
    is_asked = request.method == "POST" or "digest" in request.GET
    form = VerifyForm(request.POST or request.GET, request.FILES)
    form = form if is_asked else VerifyForm()
    context: dict[str, object] = {"form": form}
    if is_asked and form.is_valid():
        digest = form.asked()
        context |= {"digest": digest, "found": finding.of_digest(digest, at=reach.at)}
        context["file"] = form.cleaned_data["file"]
        context["form"] = VerifyForm()
    status = 422 if form.errors else 200
    return TemplateResponse(
        request, "reports/proof/verify.html", context, status=status
    )
