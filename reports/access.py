"""Whose report somebody may read, as of the day it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from people.models import Person
from people.requests import PersonRequest
from reports.person import PersonForm
from training import access
from training.access import Reach
from web.access import View, marked


@dataclass(frozen=True, slots=True)
class Sight:
    """The report of one person: as far as the reach goes, as of what the form says."""

    person: Person
    reach: Reach
    form: PersonForm
    is_own: bool


type SightView[**P] = Callable[Concatenate[PersonRequest, Sight, P], HttpResponseBase]


def reading[**P](view: SightView[P]) -> View:
    """Open to herself, HR, who teaches her and whose people she was among that day."""

    @wraps(view)
    def guarded(
        request: PersonRequest, key: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        sight = _sight(request, key)
        if not _may_read(sight):
            raise Http404
        return view(request, sight, *args, **kwargs)

    return marked(login_required(guarded), "reads the person's report")


def _sight(request: PersonRequest, key: int) -> Sight:
    at, is_own = timezone.now(), request.user.pk == key
    every = access.everything(at=at)
    reach = every if is_own else access.reach_of(request.user, at=at)
    form = PersonForm(request.GET, reach=reach)
    return Sight(get_object_or_404(Person, pk=key), reach, form, is_own)


def _may_read(sight: Sight) -> bool:
    if sight.reach.is_everything:
        return True
    at = sight.form.filters.at if sight.form.is_valid() else sight.reach.at
    if sight.person.pk in sight.reach.people_below(at=at):
        return True
    mine = sight.reach.reported(at=at).opened(at=at)
    return mine.filter(person=sight.person).exists()
