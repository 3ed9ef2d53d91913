"""What must be done first: the list, a new one, and lifting one."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses.models import Course
from people.requests import PersonRequest
from training.access import Reach, arranging
from training.prerequisites import access, changes, choices, listing
from training.prerequisites.forms import PrerequisiteForm
from training.prerequisites.graph import Circle


@arranging
def listed(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    context = {
        "groups": listing.groups(access.within(reach)),
        "may_add": access.courses(reach).exists(),
    }
    return TemplateResponse(request, "training/prerequisites.html", context)


@arranging
def new(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Show the form; with "more" it comes back with further rows."""
    own = choices.of(access.courses(reach))
    if not own.groups:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    things = choices.of(Course.objects.published())
    form = PrerequisiteForm(sent, own=own, things=things)
    is_sent = sent is not None and "more" not in sent
    if is_sent and form.is_valid() and _added(request, form):
        return redirect("prerequisites:list")
    if not is_sent:
        form.errors.clear()
    context = {"form": form}
    page = "training/prerequisite_form.html"
    status = 422 if form.errors else 200
    return TemplateResponse(request, page, context, status=status)


def _added(request: PersonRequest, form: PrerequisiteForm) -> bool:
    try:
        changes.add(form.wish, by=request.user, at=timezone.now())
    except Circle as circle:
        form.refuse(circle)
        return False
    return True


@require_POST
@arranging
def remove(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found = get_object_or_404(access.within(reach), pk=key)
    changes.remove(found, by=request.user, at=timezone.now())
    return redirect("prerequisites:list")
