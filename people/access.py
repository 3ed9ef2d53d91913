"""Who may open a page that belongs to no course."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from people import roles
from people.models import Role
from people.requests import PersonRequest
from web.access import View, marked

type PersonView[**P] = Callable[Concatenate[PersonRequest, P], HttpResponseBase]


def signed_in[**P](view: PersonView[P]) -> View:
    """Open to everyone who has signed in."""
    return marked(login_required(view), "signed in")


def holding[**P](*codes: str) -> Callable[[PersonView[P]], View]:
    """Open to who holds one of the roles; to anyone else the page does not exist."""

    def gate(view: PersonView[P]) -> View:
        @wraps(view)
        def guarded(
            request: PersonRequest, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if not roles.held(request.user, at=timezone.now()) & set(codes):
                raise Http404
            return view(request, *args, **kwargs)

        return marked(login_required(guarded), " or ".join(codes))

    return gate


hr = holding(Role.Code.HR)
administrator = holding(Role.Code.ADMINISTRATOR)
