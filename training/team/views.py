"""A manager's own people."""

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.requests import PersonRequest
from training.team import people
from training.team.access import managing

EXTENSIONS = "/training/extensions/"


@require_safe
@managing
def team(request: PersonRequest) -> HttpResponseBase:
    now = timezone.now()
    context = {
        "team": people.of(request.user, at=now),
        "today": timezone.localdate(now),
        "most": people.MOST,
        "extensions": EXTENSIONS,
    }
    return TemplateResponse(request, "team/team.html", context)
