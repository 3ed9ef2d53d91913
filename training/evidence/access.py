"""Who may see a piece of evidence and take its file."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from people.models import Person
from people.requests import PersonRequest
from training.access import Reach
from training.models import Evidence
from training.record.access import seen_by
from web.access import View, marked


def seen(viewer: Person, *, at: datetime) -> QuerySet[Evidence]:
    """Return what belongs to a record she may see, and what she recorded herself."""
    people = seen_by(viewer, at=at).values("pk")
    mine = Q(person__in=people) | Q(recorded_by=viewer)
    return Evidence.objects.filter(mine).select_related(
        "person",
        "module__course",
        "recorded_by",
        "equivalence__was__course",
        "equivalence__now",
    )


def recorded(reach: Reach, person: Person) -> QuerySet[Evidence]:
    """Return what there is, the newest first; for a trainer what she recorded.

    What an equivalence credited or a file brought in was recorded by nobody's hand, and
    may be thousands.
    """
    by_hand = Evidence.objects.filter(source=Evidence.Source.MANUAL)
    every = by_hand.select_related("person", "module")
    mine = every if reach.is_everything else every.filter(recorded_by=person)
    return mine.order_by("-recorded_at", "-pk")


type EvidenceView[**P] = Callable[
    Concatenate[PersonRequest, Evidence, P], HttpResponseBase
]


def seeing_evidence[**P](view: EvidenceView[P]) -> View:
    """Open to herself, to those above her, HR and who recorded it."""

    @wraps(view)
    def guarded(
        request: PersonRequest, key: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        found = get_object_or_404(seen(request.user, at=timezone.now()), pk=key)
        return view(request, found, *args, **kwargs)

    return marked(login_required(guarded), "sees the evidence")
