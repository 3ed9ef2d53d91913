"""A person's own period: why she was asked, what is missing, until when."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from people.access import signed_in
from people.requests import PersonRequest
from training.extensions import asking
from training.models import Period
from training.trace import whole


@signed_in
def mine(request: PersonRequest, key: int) -> HttpResponseBase:
    """Show one of her own periods; other people's are not there for her."""
    now = timezone.now()
    own = Period.objects.opened(at=now).filter(person=request.user)
    trace = whole.of(get_object_or_404(whole.told(own, at=now), pk=key), at=now)
    asked = asking.latest(trace.period)
    further = Period.objects.opened(at=now).filter(previous=trace.period)
    context = {
        "trace": trace,
        "period": trace.period,
        "line": asking.line(asked) if asked else None,
        "further": further.values_list("pk", flat=True).first(),
    }
    return TemplateResponse(request, "training/own_period.html", context)
