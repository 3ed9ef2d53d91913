"""My training, and what trainers and HR arrange for others."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from activities.followups import due
from people import roles
from people.access import signed_in
from people.requests import PersonRequest
from training import (
    days,
    facts,
    going_on,
    mine,
    overview,
    sparing,
    taught,
    telling,
    words,
)
from training.access import Reach, arranging, reporting
from training.followup import log, notices
from training.forms import ExtensionForm, ReasonForm
from training.models import Period, PeriodQuerySet
from training.trace import whole
from web import said


@signed_in
def home(request: PersonRequest) -> HttpResponseBase:
    now = timezone.now()
    plan, place = going_on.ahead(mine.of(request.user, at=now), at=now)
    duty = plan.next
    context = {
        "plan": plan,
        "place": place,
        "sentence": going_on.sentence(place) if place else "",
        "slip": words.slip(duty.course.title) if duty else [],
        "roles": roles.held(request.user, at=now),
        "charges": taught.of(request.user, at=now),
        "shared": taught.shared_with(request.user, at=now),
        "unmarked": taught.unmarked(request.user, at=now),
        "reviews": due.of(request.user, at=now),
        "notices": notices.latest(request.user, at=now),
        "today": timezone.localdate(now),
    }
    return TemplateResponse(request, "training/home.html", context)


@reporting
def period(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    """Show a period to whoever may read reports of it; a manager arranges nothing."""
    found = get_object_or_404(_known_periods(reach.reported()), pk=key)
    return _period_page(request, reach, found, {})


def _known_periods(periods: PeriodQuerySet) -> PeriodQuerySet:
    return periods.select_related("person", "module__course", "assignment__made_by")


def _period(reach: Reach, key: int) -> Period:
    return get_object_or_404(_known_periods(reach.periods()), pk=key)


def _open_period(reach: Reach, key: int) -> Period:
    """Return a period that still waits; what is settled cannot be moved."""
    found = _period(reach, key)
    if not overview.row(found, at=reach.at).is_open:
        raise Http404
    return found


def _period_page(
    request: PersonRequest,
    reach: Reach,
    found: Period,
    forms: dict[str, ReasonForm],
) -> HttpResponseBase:
    context = {
        "period": found,
        "row": overview.row(found, at=reach.at),
        "trace": whole.of_key(found.pk, at=reach.at),
        "may_arrange": reach.periods().filter(pk=found.pk).exists(),
        "facts": overview.history(found),
        "attestations": overview.attestations(found),
        "reminders": log.of_period(found),
        "has_record": reach.is_everything,
        "extension": forms.get("extension") or ExtensionForm(prefix="extend"),
        "waiver": forms.get("waiver") or ReasonForm(prefix="waive"),
    }
    return TemplateResponse(
        request, "training/period.html", context, status=422 if forms else 200
    )


@require_POST
@arranging
def extend(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found = _open_period(reach, key)
    form = ExtensionForm(request.POST, prefix="extend")
    if not form.is_valid():
        return _period_page(request, reach, found, {"extension": form})
    due_at, why = days.end_of(form.cleaned_data["due_on"]), form.cleaned_data["why"]
    facts.extend(found, due_at=due_at, why=why, by=request.user, at=timezone.now())
    said.say(request, telling.extended(found, due_at=due_at))
    return redirect("training:period", found.pk)


@require_POST
@arranging
def waive(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found = _open_period(reach, key)
    form = ReasonForm(request.POST, prefix="waive")
    if not form.is_valid():
        return _period_page(request, reach, found, {"waiver": form})
    why = form.cleaned_data["why"]
    sparing.spare(found, why=why, by=request.user, at=timezone.now())
    said.say(request, telling.spared(found))
    return redirect("training:period", found.pk)
