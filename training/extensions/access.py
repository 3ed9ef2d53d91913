"""Who may ask for more time, and who decides."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from people.requests import PersonRequest
from training.access import Reach, reporting
from training.extensions import asking, deciding
from training.models import ExtensionRequest, Period
from web.access import View, marked

type OwnView[**P] = Callable[Concatenate[PersonRequest, Period, P], HttpResponseBase]
type DecidingView = Callable[[PersonRequest, ExtensionRequest], HttpResponseBase]


def owning[**P](view: OwnView[P]) -> View:
    """Open to whose period it is; others do not learn that it is there."""

    @wraps(view)
    def guarded(
        request: PersonRequest, key: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        mine = get_object_or_404(asking.own(request.user), pk=key)
        return view(request, mine, *args, **kwargs)

    return marked(login_required(guarded), "owns the period")


def deciding_on(view: DecidingView) -> View:
    """Open to her manager, her trainers and HR, never to herself."""

    @reporting
    @wraps(view)
    def guarded(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
        within = deciding.waiting(reach, request.user)
        return view(request, get_object_or_404(within, pk=key))

    return guarded
