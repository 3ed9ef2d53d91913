"""What is sent from a team's room on a phone in a live session."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from activities.models import Participant
from activities.teams import answers, views
from activities.teams.joining import Hindrance
from activities.teams.live import room
from activities.workshops.access import joined
from people.requests import PersonRequest


@require_POST
@joined
def change(
    request: PersonRequest, participant: Participant, verb: str
) -> HttpResponseBase:
    """Do in the session what teams.views does on the unit's page."""
    desk, at = room.desk(participant), timezone.now()
    if desk is None or verb not in answers.VERBS:
        raise Http404
    try:
        room.see_that_it_is_open(participant)
        answers.do(verb, desk, request.POST, at=at)
    except Hindrance as hindrance:
        return _refused(request, participant, hindrance)
    team = desk.room.team
    if "X-Autosave" in request.headers and team is not None:
        return views.saved(request, team, at=at)
    return redirect(f"{room.session(participant)}#team")


def _refused(
    request: PersonRequest, participant: Participant, hindrance: Hindrance
) -> HttpResponseBase:
    status = views.status_of(hindrance)
    if "X-Autosave" in request.headers:
        return views.refusal(request, hindrance, status=status)
    desk = room.desk(participant)
    if desk is None:
        raise Http404
    context = {
        "session": room.session(participant),
        "room": answers.refused(desk, hindrance, request.POST),
        "address": room.address(participant),
    }
    template = "activities/teams/live.html"
    return TemplateResponse(request, template, context, status=status)
