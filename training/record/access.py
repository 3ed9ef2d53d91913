"""Whose record a person may see."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from people.models import Person, PersonQuerySet
from people.requests import PersonRequest
from training.access import reach_of
from web.access import View, marked


def seen_by(viewer: Person, *, at: datetime) -> PersonQuerySet:
    """Return herself, all who stand below her today, and everybody for HR.

    Who teaches somebody sees that course in the reports; a whole record holds more.
    """
    everybody: PersonQuerySet = Person.objects.all()
    reach = reach_of(viewer, at=at)
    if reach.is_everything:
        return everybody
    return everybody.filter(pk__in=reach.people_below() | {viewer.pk})


type RecordView[**P] = Callable[Concatenate[PersonRequest, Person, P], HttpResponseBase]


def seeing[**P](view: RecordView[P]) -> View:
    """Open to herself, all above her and HR; others do not learn that she is there."""

    @wraps(view)
    def guarded(
        request: PersonRequest, key: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        seen = seen_by(request.user, at=timezone.now())
        return view(request, get_object_or_404(seen, pk=key), *args, **kwargs)

    return marked(login_required(guarded), "sees the record")
