"""The pages of what was learnt elsewhere."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from people.models import Person
from people.requests import PersonRequest
from training import words
from training.access import Reach, arranging
from training.evidence import files, recording
from training.evidence.access import recorded, seeing_evidence
from training.evidence.forms import EvidenceForm
from training.models import Evidence

PAGE = 50


@require_safe
@arranging
def list_of(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    context = {
        "rows": recorded(reach, request.user)[:PAGE],
        "most": PAGE,
        "may_import": reach.is_everything,
    }
    return TemplateResponse(request, "evidence/list.html", context)


@arranging
def new(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    if request.method != "POST":
        return _form(request, EvidenceForm(reach=reach, initial=_asked(request)))
    form = EvidenceForm(request.POST, request.FILES, reach=reach)
    if not form.is_valid():
        return _form(request, form)
    try:
        made = recording.record(form.entry, by=request.user, at=timezone.now())
    except recording.AlreadyRecorded:
        form.add_error(None, _("The same was recorded of this person before."))
        return _form(request, form)
    return redirect("evidence:one", made.pk)


def _asked(request: PersonRequest) -> dict[str, str]:
    """Return what the page led from was about: a person's number, a module."""
    key = request.GET.get("person", "")
    people = Person.objects.filter(pk=key) if key.isdecimal() else Person.objects.none()
    number = people.values_list("employee_number", flat=True).first()
    return {"person": number or "", "module": request.GET.get("module", "")}


def _form(request: PersonRequest, form: EvidenceForm) -> HttpResponseBase:
    status = 422 if form.errors else 200
    context = {"form": form}
    return TemplateResponse(request, "evidence/form.html", context, status=status)


@require_safe
@seeing_evidence
def one(request: PersonRequest, evidence: Evidence) -> HttpResponseBase:
    counted = evidence.periods.select_related("module", "assignment")
    context = {
        "evidence": evidence,
        "periods": counted.order_by("pk"),
        "is_own": evidence.person_id == request.user.pk,
        "equal": words.equal(evidence) if evidence.equivalence_id else "",
    }
    return TemplateResponse(request, "evidence/one.html", context)


@require_safe
@seeing_evidence
def file(request: PersonRequest, evidence: Evidence) -> HttpResponseBase:  # noqa: ARG001  # the gate has asked her
    if not evidence.file:
        raise Http404
    try:
        content = files.content_of(evidence)
    except files.Missing as problem:
        raise Http404 from problem
    response = FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=evidence.file_name,
        content_type=files.served_as(evidence),
    )
    patch_cache_control(response, private=True, no_store=True)
    return response
