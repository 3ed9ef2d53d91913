"""Who may take the paper of a certificate."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from people.models import Person
from people.requests import PersonRequest
from training.access import reach_of
from training.certificates import codes
from training.models import Certificate, CertificateQuerySet
from web.access import View, marked


def taken_by(person: Person, *, at: datetime) -> CertificateQuerySet:
    """Return her own, and those of whom she teaches or whose training she arranges."""
    reach = reach_of(person, at=at)
    within = reach.certificates().values("pk")
    return Certificate.objects.filter(Q(person=person) | Q(pk__in=within))


def may_take(
    certificate: Certificate, person: Person | AnonymousUser, *, at: datetime
) -> bool:
    if not isinstance(person, Person):
        return False
    return taken_by(person, at=at).filter(pk=certificate.pk).exists()


type PaperView[**P] = Callable[
    Concatenate[PersonRequest, Certificate, P], HttpResponseBase
]


def taking[**P](view: PaperView[P]) -> View:
    """Open to the holder, to who teaches her and to HR; others find nothing here."""

    @wraps(view)
    def guarded(
        request: PersonRequest, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        mine = taken_by(request.user, at=timezone.now()).select_related("course")
        found = mine.filter(code=codes.read(code)).first()
        if found is None:
            raise Http404
        return view(request, found, *args, **kwargs)

    return marked(login_required(guarded), "takes the certificate")
