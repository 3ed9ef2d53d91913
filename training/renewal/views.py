"""The page on which something earned is taken back."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from people.requests import PersonRequest
from training import telling
from training.access import Reach, arranging
from training.models import Period
from training.renewal import revoking
from training.renewal.forms import RevokeForm
from web import said


@arranging
def revoke(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    known = revoking.earned(reach.periods()).select_related("person", "module__course")
    period = get_object_or_404(known, pk=key)
    has_next = Period.objects.filter(previous=period).exists()
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        revoking.revoke(
            period,
            why=form.cleaned_data["why"],
            by=request.user,
            at=timezone.now(),
            anew=None if has_next else form.anew,
        )
        said.say(request, telling.revoked(period))
        return redirect("training:period", period.pk)
    context = {"period": period, "form": form, "has_next": has_next}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "training/revoke.html", context, status=status)
