"""The room of a team on its unit's page, and what is sent from there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from activities import sheet
from activities.kinds.team import TeamTask
from activities.models import Team
from activities.sheet import Sheet
from activities.teams import answers, cards, completing, pools
from activities.teams.answers import Desk
from activities.teams.board import Table
from activities.teams.joining import Hindrance
from activities.teams.pools import Seat
from activities.teams.room import Room
from activities.teams.writing import MateWrote
from courses import volume
from courses.access import enrolled
from courses.models import Enrolment
from courses.volume import Leaf
from engine.paper.setting import MENDING, PaperUnavailable
from people.requests import PersonRequest

CONFLICT, UNPROCESSABLE, UNAVAILABLE = 409, 422, 503


@dataclass(frozen=True, slots=True)
class Place:
    """A team's unit as a trainee has it before her."""

    shown: Sheet
    desk: Desk
    at: datetime

    @property
    def leaf(self) -> Leaf:
        return self.shown.leaf


type PlaceView = Callable[[PersonRequest, Place], HttpResponseBase]


def page(request: PersonRequest, shown: Sheet) -> HttpResponseBase:
    """Answer the unit's address; activities.views.page has found it to be a team's."""
    if shown.leaf.is_preview:
        return _answer(request, shown, None)
    return _answer(request, shown, _desk(request, shown, at=timezone.now()).room)


def _in_place(view: PlaceView) -> Callable[..., HttpResponseBase]:
    """Find the unit, which must be open to the person and be done by teams."""

    @wraps(view)
    def guarded(
        request: PersonRequest, enrolment: Enrolment, unit_slug: str
    ) -> HttpResponseBase:
        try:
            leaf = volume.reachable(enrolment, unit_slug, kind="activity")
        except volume.NoSuchUnit:
            raise Http404 from None
        shown, at = sheet.of(leaf), timezone.now()
        return view(request, Place(shown, _desk(request, shown, at=at), at))

    return guarded


@require_POST
@enrolled
def change(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str, verb: str
) -> HttpResponseBase:
    """Found, join or leave a team, take or give back a role."""
    if verb not in answers.VERBS:
        raise Http404

    def changed(request: PersonRequest, place: Place) -> HttpResponseBase:
        try:
            answers.do(verb, place.desk, request.POST, at=place.at)
        except Hindrance as hindrance:
            return _refused(request, place, hindrance)
        return redirect(f"{place.leaf.unit.get_absolute_url()}#team")

    return _in_place(changed)(request, enrolment, unit_slug)


@require_POST
@enrolled
@_in_place
def write(request: PersonRequest, place: Place) -> HttpResponseBase:
    """Keep the name and the slogan; static/js/autosave.js asks for JSON."""
    try:
        team = answers.write(place.desk, request.POST, at=place.at)
    except Hindrance as hindrance:
        return _refused(request, place, hindrance)
    if "X-Autosave" in request.headers:
        return saved(request, team, at=place.at)
    return redirect(f"{place.leaf.unit.get_absolute_url()}#team")


@require_POST
@enrolled
@_in_place
def finish(request: PersonRequest, place: Place) -> HttpResponseBase:
    """Complete what the team has made before: for a new edition, or a renewal."""
    team, leaf = place.desk.room.team, place.leaf
    if team is not None:
        completing.of_people(team, people=[request.user.pk], at=place.at)
    way = (leaf.after.unit if leaf.after else leaf.course).get_absolute_url()
    return HttpResponseClientRedirect(way) if request.htmx else redirect(way)


@require_safe
@enrolled
@_in_place
def card(request: PersonRequest, place: Place) -> HttpResponseBase:
    """Send the team's card to fold and to stand on its table."""
    mine = place.desk.room.mine
    if mine is None:
        raise Http404
    return printed(request, [mine], place.leaf, at=place.at)


def printed(
    request: PersonRequest, tables: Sequence[Table], leaf: Leaf, *, at: datetime
) -> HttpResponseBase:
    try:
        content = cards.pdf(tables, unit=leaf.unit, at=at)
    except PaperUnavailable:
        context = {"visit": leaf, "mending": MENDING}
        template = "handouts/unavailable.html"
        return TemplateResponse(request, template, context, status=UNAVAILABLE)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="cards.pdf"'
    response["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response


def saved(request: PersonRequest, team: Team, *, at: datetime) -> JsonResponse:
    """Tell a page what is stored now: its own words, or a mate's it left alone."""
    time = date_format(timezone.localtime(at), "H:i")
    words = _("Saved, %(time)s") % {"time": time}
    return JsonResponse({"saved": words} | _stored(request, team))


def refusal(
    request: PersonRequest, hindrance: Hindrance, *, status: int
) -> JsonResponse:
    """Tell a page that saves by itself what hinders, and a mate's words if they do."""
    answer: dict[str, object] = {"refused": answers.wish(hindrance)}
    if isinstance(hindrance, MateWrote):
        answer |= _stored(request, hindrance.team)
    return JsonResponse(answer, status=status)


def status_of(hindrance: Hindrance) -> int:
    return CONFLICT if isinstance(hindrance, MateWrote) else UNPROCESSABLE


def _stored(request: PersonRequest, team: Team) -> dict[str, object]:
    sequence = answers.number(request.POST.get("sequence", ""))
    return {"sequence": sequence, "name": team.name, "slogan": team.slogan}


def _desk(request: PersonRequest, shown: Sheet, *, at: datetime) -> Desk:
    if not isinstance(shown.task, TeamTask):
        raise Http404
    pool = pools.of_person(shown.leaf.course, person=request.user, at=at)
    return Desk(pool, Seat(request.user), shown.task)


def _refused(
    request: PersonRequest, place: Place, hindrance: Hindrance
) -> HttpResponseBase:
    status = status_of(hindrance)
    if "X-Autosave" in request.headers:
        return refusal(request, hindrance, status=status)
    room = answers.refused(place.desk, hindrance, request.POST)
    return _answer(request, place.shown, room, status=status)


def _answer(
    request: PersonRequest, shown: Sheet, room: Room | None, *, status: int = 200
) -> HttpResponseBase:
    leaf, team = shown.leaf, room.team if room else None
    address = f"{shown.leaf.unit.get_absolute_url()}team/"
    context = {
        "leaf": leaf,
        "sheet": shown,
        "room": room,
        "address": address,
        "finish": f"{address}finish/" if room and room.is_complete else "",
        "is_waiting": room is not None and not room.is_complete,
        "conditions": completing.conditions(leaf.unit, leaf.registration, team=team),
    }
    template = "activities/teams/page.html"
    return TemplateResponse(request, template, context, status=status)
