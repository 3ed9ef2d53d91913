"""The pages of a quiz: its start, a question, handing in, the review."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses import registrations
from courses.access import Visit, reading
from courses.models import Unit
from courses.outline import State
from courses.volume import leaf
from people.requests import PersonRequest
from quizzes import access, attempts, desk, endings, paper, reviewed
from quizzes.attempts import NotOffered
from quizzes.regrading.access import corrects


def page(request: PersonRequest, visit: Visit, unit: Unit) -> HttpResponseBase:
    """Answer the unit's address; courses.views.unit has seen to the access."""
    here, now, person = leaf(visit, unit), timezone.now(), request.user
    context = {
        "visit": visit,
        "leaf": here,
        "desk": desk.of(here, person=person, at=now, is_teaching=visit.is_teaching),
        "may_correct": corrects(visit, person, at=now),
    }
    return TemplateResponse(request, "quizzes/quiz.html", context)


@require_POST
@reading
def start(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Start an attempt, or go on with the open one."""
    here = access.leaf(visit, unit_slug)
    if visit.is_preview or here.entry.state is State.LOCKED or here.unit.kind != "quiz":
        raise Http404
    now = timezone.now()
    mine = registrations.open_for(here.unit.module, person=request.user, at=now)
    try:
        attempt = attempts.start(here.unit, registration=mine, at=now)
    except NotOffered:
        return redirect(here.unit)
    return redirect("quizzes:attempt", visit.course.slug, unit_slug, attempt.pk)


@reading
def attempt(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """Show an attempt that was handed in; go on with one that was not."""
    known = access.mine(request, visit, unit_slug)
    found = access.one(known, key, at=timezone.now())
    if found.is_open:
        here = (visit.course.slug, unit_slug, key, paper.of(found).next)
        return redirect("quizzes:question", *here)
    context = {
        "leaf": access.leaf(visit, unit_slug),
        "result": reviewed.of(found, at=timezone.now()),
        "again": desk.again(found, at=timezone.now()),
        "is_late": "late" in request.GET,
    }
    return TemplateResponse(request, "quizzes/review.html", context)


@never_cache
@reading
def hand_in(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """List what is not answered; a POST hands the attempt in."""
    known, now = access.mine(request, visit, unit_slug), timezone.now()
    found = access.one(known, key, at=now)
    if request.method == "POST":
        endings.submit(known, key=key, at=now)
    if request.method == "POST" or not found.is_open:
        return redirect("quizzes:attempt", visit.course.slug, unit_slug, key)
    context = {
        "leaf": access.leaf(visit, unit_slug),
        "paper": paper.of(found),
        "clock": paper.clock(found, at=now),
        "is_grace": not found.takes_answers(at=now),
    }
    return TemplateResponse(request, "quizzes/hand_in.html", context)
