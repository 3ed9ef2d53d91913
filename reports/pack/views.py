"""The page where HR asks for an auditor's pack."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from people.access import holding
from people.models import Role
from people.requests import PersonRequest
from reports.pack import forms, order, work
from reports.pack.forms import PackForm

PAGE = "reports/pack/ask.html"


@require_http_methods(["GET", "HEAD", "POST"])
@holding(Role.Code.HR, Role.Code.ADMINISTRATOR)
def ask(request: PersonRequest) -> HttpResponseBase:
    """Show the form; what is asked for is packed in the background."""
    now = timezone.now()
    if request.method != "POST":
        today = timezone.localdate(now)
        usual = {"since": today.replace(month=1, day=1), "until": today}
        form = PackForm(initial=usual | request.GET.dict())
        return TemplateResponse(request, PAGE, {"form": form, **LIMITS})
    form = PackForm(request.POST)
    if form.is_valid() and _holds_people(form):
        title = str(form.cleaned_data["who"] or form.cleaned_data["department"])
        job = work.ask(form.arguments, title=title, by=request.user, at=now)
        return redirect("jobs:job", job.pk)
    return TemplateResponse(request, PAGE, {"form": form, **LIMITS}, status=422)


LIMITS = {"most": order.MOST_PEOPLE}


def _holds_people(form: PackForm) -> bool:
    """Say whether there are people in it, and not too many; the form says it else."""
    try:
        forms.order(form.arguments, at=timezone.now()).people()
    except order.TooManyPeople:
        form.say_too_many(order.MOST_PEOPLE)
    except order.NobodyThere:
        form.say_nobody()
    return not form.errors
