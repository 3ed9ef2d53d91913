"""The activity's page, and what it sends."""

from django.http import Http404, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from activities import forms, responses, sheet
from activities.models import Response
from activities.responses import Writing
from activities.sheet import Sheet
from activities.talk import circles, own
from activities.task import TooLong
from activities.teams import views as teams
from courses import volume
from courses.access import Visit, enrolled
from courses.models import Enrolment, Unit, Version
from courses.volume import Leaf
from people.requests import PersonRequest


def page(request: PersonRequest, visit: Visit, unit: Unit) -> HttpResponseBase:
    """Answer the unit's address; courses.views.unit has seen to the access."""
    shown = sheet.of(volume.leaf(visit, unit), is_teaching=visit.is_teaching)
    if shown.task.is_by_team:
        return teams.page(request, shown)
    return _answer(request, shown)


@require_POST
@enrolled
def save(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Keep the draft; static/js/autosave.js asks for an answer in JSON."""
    leaf = _leaf(enrolment, unit_slug)
    try:
        version, writing = _sent(request, leaf)
        kept = responses.save(
            version, person=request.user, writing=writing, at=timezone.now()
        )
    except TooLong as too_long:
        return _too_long(request, leaf, too_long)
    except responses.NewerTextIsKnown as newer:
        return _outdated(request, leaf, newer)
    if "X-Autosave" in request.headers:
        return JsonResponse({"saved": _saved(kept), "sequence": kept.sequence})
    place = forms.place(request.POST)
    return redirect(f"{leaf.unit.get_absolute_url()}#{place}")


@require_safe
@enrolled
def result(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Show what comes out of what is saved; the page asks for it after a save."""
    leaf = _leaf(enrolment, unit_slug)
    if "HX-Request" not in request.headers:
        return redirect(f"{leaf.unit.get_absolute_url()}#result")
    context = {"sheet": sheet.of(leaf), "leaf": leaf}
    return TemplateResponse(request, "activities/renewed.html", context)


@require_POST
@enrolled
def share(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Keep the draft and show it to the trainers, or say kindly what is missing."""
    leaf = _leaf(enrolment, unit_slug)
    try:
        version, writing = _sent(request, leaf)
        responses.share(
            version,
            person=request.user,
            writing=writing,
            at=timezone.now(),
            audience=_audience(request, enrolment),
        )
    except TooLong as too_long:
        return _too_long(request, leaf, too_long)
    except responses.SomethingIsLeft as left:
        shown = sheet.of(_leaf(enrolment, unit_slug))
        wish = str(shown.task.ways.wish)
        return _answer(request, shown.wishing(wish, missing=left.ids), status=422)
    return redirect(f"{leaf.unit.get_absolute_url()}#saved")


@require_POST
@enrolled
def take_back(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    leaf = _leaf(enrolment, unit_slug)
    responses.take_back(leaf.unit, person=request.user, at=timezone.now())
    return redirect(f"{leaf.unit.get_absolute_url()}#saved")


def _audience(request: PersonRequest, enrolment: Enrolment) -> str | None:
    """Return to whom she wants to show it, if the page has asked her."""
    sent = request.POST.get("audience")
    if sent is None:
        return None
    person, course = request.user, enrolment.course
    return own.chosen(circles.audiences(person, course=course, at=timezone.now()), sent)


def _leaf(enrolment: Enrolment, unit_slug: str) -> Leaf:
    try:
        return volume.reachable(enrolment, unit_slug, kind="activity")
    except volume.NoSuchUnit:
        raise Http404 from None


def _sent(request: PersonRequest, leaf: Leaf) -> tuple[Version, Writing]:
    try:
        return forms.read(request.POST, unit=leaf.unit)
    except forms.OfATeam:
        raise Http404 from None


def _answer(
    request: PersonRequest, shown: Sheet, *, status: int = 200
) -> HttpResponseBase:
    sent, now = request.POST.get("audience", ""), timezone.now()
    told = own.of(shown, person=request.user, sent=sent, at=now)
    context = {"leaf": shown.leaf, "sheet": shown, "own": told}
    template = "activities/activity.html"
    return TemplateResponse(request, template, context, status=status)


def _saved(kept: Response) -> str:
    time = date_format(timezone.localtime(kept.saved_at), "H:i")
    return _("Saved, %(time)s") % {"time": time}


def _too_long(
    request: PersonRequest, leaf: Leaf, too_long: TooLong
) -> HttpResponseBase:
    wish = _("This is too long to be kept. Shorten it a little.")
    if "X-Autosave" in request.headers:
        return JsonResponse({"refused": wish}, status=422)
    shown = sheet.of(leaf).wishing(wish, body=too_long.body)
    return _answer(request, shown, status=422)


def _outdated(
    request: PersonRequest, leaf: Leaf, newer: responses.NewerTextIsKnown
) -> HttpResponseBase:
    wish = _("A newer text was saved on another page. Open this page again to see it.")
    if "X-Autosave" in request.headers:
        answer = {"refused": wish, "sequence": newer.sequence}
        return JsonResponse(answer, status=409)
    return _answer(request, sheet.of(leaf).wishing(wish), status=409)
