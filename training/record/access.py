"""Whose record a person may see."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from people.models import Person, PersonQuerySet, Posting
from people.requests import PersonRequest
from training.access import reach_of
from web.access import View, marked


def seen_by(viewer: Person, *, at: datetime) -> PersonQuerySet:
    """Return herself, those whose manager she is today, and everybody for HR.

    Who teaches somebody sees that course in the reports; a whole record holds more.
    """
    everybody: PersonQuerySet = Person.objects.all()
    if reach_of(viewer, at=at).is_everything:
        return everybody
    held = Posting.objects.at(at, day=timezone.localdate(at)).filter(manager=viewer)
    return everybody.filter(Q(pk=viewer.pk) | Q(pk__in=held.values("person")))


type RecordView[**P] = Callable[Concatenate[PersonRequest, Person, P], HttpResponseBase]


def seeing[**P](view: RecordView[P]) -> View:
    """Open to herself, her manager and HR; others do not learn that she is there."""

    @wraps(view)
    def guarded(
        request: PersonRequest, key: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        seen = seen_by(request.user, at=timezone.now())
        return view(request, get_object_or_404(seen, pk=key), *args, **kwargs)

    return marked(login_required(guarded), "sees the record")
