"""A person's own period: why she was asked, what is missing, until when."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from people.access import signed_in
from people.requests import PersonRequest
from training.models import Period
from training.trace import whole


@signed_in
def mine(request: PersonRequest, key: int) -> HttpResponseBase:
    """Show one of her own periods; other people's are not there for her."""
    now = timezone.now()
    own = Period.objects.opened(at=now).filter(person=request.user)
    trace = whole.of(get_object_or_404(whole.told(own, at=now), pk=key), at=now)
    context = {"trace": trace, "period": trace.period}
    return TemplateResponse(request, "training/own_period.html", context)
