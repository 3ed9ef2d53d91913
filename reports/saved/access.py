"""Whose saved reports somebody may open: her own."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from people.models import Person
from people.requests import PersonRequest
from reports.models import SavedReport
from training import access
from training.access import Reach
from web.access import View, marked

type SavedView[**P] = Callable[
    Concatenate[PersonRequest, SavedReport, P], HttpResponseBase
]


def owning[**P](view: SavedView[P]) -> View:
    """Open to who saved it, as long as reports are hers to read."""

    @wraps(view)
    def guarded(
        request: PersonRequest, key: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        reach = access.reach_of(request.user, at=timezone.now())
        if not may_read(request.user, reach=reach):
            raise Http404
        mine = SavedReport.objects.filter(owner=request.user, archived_at=None)
        return view(request, get_object_or_404(mine, pk=key), *args, **kwargs)

    return marked(login_required(guarded), "owns the saved report")


def may_read(person: Person, *, reach: Reach) -> bool:
    """Say whether somebody reads reports, and comes into the house at all."""
    return person.is_active and not reach.reports_nothing
