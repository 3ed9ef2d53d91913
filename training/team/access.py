"""Who has people of her own."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from courses import offices
from people import superiors
from people.models import Person
from people.requests import PersonRequest
from web.access import View, marked


def manages(person: Person, at: datetime) -> bool:
    """Say whether the page is hers; asked once for all doors of a page."""
    return offices.of(person, at=at).is_manager


type TeamView[**P] = Callable[Concatenate[PersonRequest, P], HttpResponseBase]


def managing[**P](view: TeamView[P]) -> View:
    """Open to whoever has somebody below her today; for others there is no such page.

    That she manages is proved; whom, `team.people` says.
    """

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if not superiors.is_manager(request.user.pk, at=timezone.now()):
            raise Http404
        return view(request, *args, **kwargs)

    return marked(login_required(guarded), "manages people")
