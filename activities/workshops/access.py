"""Who may take part in a session, and who may lead it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from activities.models import Participant, Workshop
from activities.workshops import codes
from courses import offices
from courses.models import Teaching
from people.access import PersonView
from people.models import Person
from people.requests import PersonRequest
from web.access import View, marked

GUEST_OF = "participants"

type JoinedView[**P] = Callable[
    Concatenate[PersonRequest, Participant, P], HttpResponseBase
]
type HostingView[**P] = Callable[
    Concatenate[PersonRequest, Workshop, P], HttpResponseBase
]


def joined[**P](view: JoinedView[P]) -> View:
    """Open to who has joined: a person by her account, a guest by her browser.

    The participant comes with her workshop, its course and the stage that is on.
    """

    @wraps(view)
    def guarded(
        request: PersonRequest, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        participant = participant_of(request, code)
        if participant is None:
            raise Http404
        return view(request, participant, *args, **kwargs)

    return marked(guarded, "joined the session")


def hosting[**P](view: HostingView[P]) -> View:
    """Open to who teaches the course to those in the session."""

    @wraps(view)
    def guarded(
        request: PersonRequest, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        workshop = found(code)
        if workshop is None or not may_host(request.user, workshop, at=timezone.now()):
            raise Http404
        return view(request, workshop, *args, **kwargs)

    return marked(login_required(guarded), "hosts the session")


def trainers[**P](view: PersonView[P]) -> View:
    """Open to whoever teaches; to anyone else the page does not exist."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if not teaches(request.user, timezone.now()):
            raise Http404
        return view(request, *args, **kwargs)

    return marked(login_required(guarded), "teaches")


def claiming[**P](view: JoinedView[P]) -> View:
    """Open to a person in whose browser a guest has taken part, and hand over him."""

    @wraps(view)
    def guarded(
        request: PersonRequest, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        guest = guest_of(request, code)
        if guest is None or guest.claimed_by_id not in {None, request.user.pk}:
            raise Http404
        return view(request, guest, *args, **kwargs)

    return marked(login_required(guarded), "was a guest of the session")


def teaches(person: Person, at: datetime) -> bool:
    """Say whether the door to the sessions is shown."""
    return offices.of(person, at=at).teaches


def may_host(person: Person, workshop: Workshop, *, at: datetime) -> bool:
    """Say whether she teaches them; who teaches one cohort leads its sessions only."""
    if offices.of(person, at=at).is_administrator:
        return True
    here = Q(cohort__isnull=True) | Q(cohort=workshop.cohort_id)
    taught = Teaching.objects.running(at=at).filter(
        here, person=person, course=workshop.course_id
    )
    return taught.exists()


def person_of(request: HttpRequest) -> Person | None:
    """Return who has signed in; guests have not."""
    return request.user if isinstance(request.user, Person) else None


def participant_of(request: HttpRequest, code: str) -> Participant | None:
    """Return who asks, if she has joined; what she is as a person comes first."""
    read = codes.read(code)
    me = Q(pk=_guest_key(request, read), person__isnull=True)
    if person := person_of(request):
        me |= Q(person=person)
    known = _participants().filter(me, workshop__code=read)
    return known.order_by(F("person").asc(nulls_last=True)).first()


def guest_of(request: HttpRequest, code: str) -> Participant | None:
    """Return the guest whom this browser has let in, if any."""
    read = codes.read(code)
    known = _participants().filter(workshop__code=read, person__isnull=True)
    return known.filter(pk=_guest_key(request, read)).first()


def remember_guest(request: HttpRequest, participant: Participant) -> None:
    """Know the guest again in this browser, until somebody signs out."""
    known: dict[str, int] = request.session.get(GUEST_OF, {})
    code = participant.workshop.code
    request.session[GUEST_OF] = known | {code: participant.pk}


def found(code: str) -> Workshop | None:
    """Return the session as it is now, with its course and the stage that is on."""
    known = Workshop.objects.filter(code=codes.read(code)).select_related(
        "course", "cohort", "host", "stage__unit", "stage__version"
    )
    return known.defer("stage__version__source").first()


def _guest_key(request: HttpRequest, code: str) -> int:
    known: dict[str, int] = request.session.get(GUEST_OF, {})
    return known.get(code, 0)


def _participants() -> QuerySet[Participant]:
    known = Participant.objects.select_related(
        "workshop__course", "workshop__stage__unit", "workshop__stage__version"
    )
    return known.defer("workshop__stage__version__source")
