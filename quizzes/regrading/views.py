"""The pages of correcting a key: what was asked, what is to change, done."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.models import Unit
from people.requests import PersonRequest
from quizzes.models import Regrade
from quizzes.regrading import going_on, regrades, rehearsal, wordings
from quizzes.regrading.access import correcting
from quizzes.regrading.forms import RegradeForm, suggestion
from quizzes.regrading.wordings import Wording

UNPROCESSABLE = 422
AT_ONCE = 50


@correcting
def listed(request: PersonRequest, unit: Unit) -> HttpResponseBase:
    """List every wording the quiz has asked."""
    context = {"unit": unit, "wordings": wordings.of(unit)}
    return TemplateResponse(request, "quizzes/regrades.html", context)


@correcting
def wording(request: PersonRequest, unit: Unit, start: str) -> HttpResponseBase:
    """Ask what is to be done with one wording; show what comes of it; do it."""
    found = next(iter(wordings.of(unit, start=start)), None)
    if found is None:
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    newest = wordings.newest(unit, found)
    form = RegradeForm(
        found.asked,
        newest,
        sent if "choice" in sent else None,
        initial=suggestion(found.accepted, request.GET.getlist("accept")),
    )
    if "again" in request.GET or not (form.is_bound and form.is_valid()):
        return _asking(request, unit, found, form)
    regrade = regrades.draft(
        unit, found.asked, form.plan, by=request.user, at=timezone.now()
    )
    if request.method == "POST":
        return _do(unit, regrade)
    context = {
        "unit": unit,
        "wording": found,
        "form": form,
        "regrade": regrade,
        "query": request.GET.urlencode(),
        "rehearsal": rehearsal.of(regrades.dry_run(regrade)),
    }
    return TemplateResponse(request, "quizzes/regrade_preview.html", context)


@require_POST
@correcting
def rest(request: PersonRequest, unit: Unit, start: str, key: int) -> HttpResponseBase:
    """Ask for the rest of a correction that stopped half-way."""
    made = Regrade.objects.filter(
        unit__course=unit.course_id, fingerprint__startswith=start
    )
    regrade = get_object_or_404(made, pk=key)
    job = going_on.go_on(regrade, by=request.user, at=timezone.now())
    if job is not None:
        return redirect("jobs:job", job.pk)
    return redirect("quizzes:regrade", unit.course.slug, unit.slug, start)


def _asking(
    request: PersonRequest, unit: Unit, found: Wording, form: RegradeForm
) -> HttpResponseBase:
    near = wordings.misspelt(unit, found)
    context = {
        "unit": unit,
        "wording": found,
        "form": form,
        "proposals": near,
        "stopped": going_on.stopped(found.corrections),
    }
    is_wrong = form.is_bound and not form.is_valid()
    status = UNPROCESSABLE if is_wrong else 200
    return TemplateResponse(request, "quizzes/regrade.html", context, status=status)


def _do(unit: Unit, regrade: Regrade) -> HttpResponseBase:
    """Correct few attempts at once, and many in the background."""
    job = regrades.apply(regrade, at_once=AT_ONCE, title=_title(unit, regrade))
    if job is not None:
        return redirect("jobs:job", job.pk)
    return redirect("quizzes:regrades", unit.course.slug, unit.slug)


def _title(unit: Unit, regrade: Regrade) -> str:
    values = {"title": unit.title, "question": regrade.question}
    return _("%(title)s: correct the results of “%(question)s”") % values
