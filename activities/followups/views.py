"""The page on which somebody looks back at her plan; nobody else sees it."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from activities.followups import looking, plans
from activities.followups.forms import LookForm
from activities.followups.states import State
from activities.kinds.plan import Plan
from activities.models import Activity
from courses import volume
from courses.access import enrolled
from courses.models import Enrolment
from courses.volume import Leaf
from people.requests import PersonRequest


@enrolled
def follow_up(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Show how far the plan is, and take down what she says of it."""
    leaf = _leaf(enrolment, unit_slug)
    now = timezone.now()
    plan = plans.of(leaf.unit, person=request.user)
    sent = request.POST if request.method == "POST" else None
    form = LookForm(sent, plan=plan, today=timezone.localdate(now))
    if plan.response and plan.rows and form.is_valid():
        looking.look_back(plan.response, form.told, at=now)
        return redirect(f"{request.path}#looked")
    context = {"leaf": leaf, "plan": plan, "form": form, "states": [*State]}
    context["today"] = form.today
    status = 200 if sent is None else 422
    page = "activities/followups/page.html"
    return TemplateResponse(request, page, context, status=status)


def _leaf(enrolment: Enrolment, unit_slug: str) -> Leaf:
    try:
        leaf = volume.reachable(enrolment, unit_slug, kind="activity")
    except volume.NoSuchUnit:
        raise Http404 from None
    if not Activity.objects.filter(unit=leaf.unit, kind=Plan.kind).exists():
        raise Http404
    return leaf
