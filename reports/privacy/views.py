"""What is held of a person: shown, taken out, erased when the time has come."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.access import hr, signed_in
from people.models import Erasure, Person
from people.requests import PersonRequest
from reports.privacy import erasing, holdings, retention, work
from reports.privacy.forms import ErasureForm, FindForm

SHOWN = 50


@require_safe
@hr
def people(request: PersonRequest) -> HttpResponseBase:
    form = FindForm(request.GET)
    words = form.cleaned_data["who"].strip() if form.is_valid() else ""
    context = {
        "form": form,
        "words": words,
        "found": _found(words) if words else [],
        "left": retention.left(at=timezone.now(), size=SHOWN),
        "erased": Erasure.objects.select_related("person", "by").order_by("-pk")[
            :SHOWN
        ],
        "years": settings.RETENTION_YEARS,
    }
    return TemplateResponse(request, "reports/privacy/people.html", context)


def _found(words: str) -> list[Person]:
    known = Q(name__icontains=words) | Q(employee_number=words) | Q(username=words)
    return list(Person.objects.filter(known).by_name()[:SHOWN])


@require_safe
@hr
def person(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(Person, pk=key)
    return _page(request, found, ErasureForm(None, person=found))


def _page(
    request: PersonRequest, found: Person, form: ErasureForm, status: int = 200
) -> HttpResponseBase:
    context = {
        "person": found,
        "held": holdings.of(found),
        "erasure": Erasure.objects.filter(person=found).first(),
        "form": form,
        "is_own": found == request.user,
    }
    return TemplateResponse(
        request, "reports/privacy/person.html", context, status=status
    )


@require_POST
@hr
def erase(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(Person, pk=key)
    form = ErasureForm(request.POST, person=found)
    if not form.is_valid():
        return _page(request, found, form, 422)
    why = form.cleaned_data["why"]
    try:
        erasing.erase(found, why=why, by=request.user, at=timezone.now())
    except erasing.Refused as refused:
        form.add_error(None, str(refused.words))
        return _page(request, found, form, 422)
    return redirect("privacy:person", found.pk)


@require_POST
@hr
def export(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(Person, pk=key)
    job = work.ask(found, by=request.user, at=timezone.now())
    return redirect("jobs:job", job.pk)


@require_safe
@signed_in
def own(request: PersonRequest) -> HttpResponseBase:
    context = {"person": request.user, "held": holdings.of(request.user)}
    context |= {"is_own": True, "years": settings.RETENTION_YEARS}
    return TemplateResponse(request, "reports/privacy/person.html", context)


@require_POST
@signed_in
def own_export(request: PersonRequest) -> HttpResponseBase:
    job = work.ask(request.user, by=request.user, at=timezone.now())
    return redirect("jobs:job", job.pk)
