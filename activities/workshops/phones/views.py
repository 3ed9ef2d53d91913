"""The pages of those who take part: joining, what is on now, and taking it along."""

from collections.abc import Callable
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from activities.forms import place
from activities.models import Entry, Participant, Stage, Workshop
from activities.workshops import access, codes, pulse, revisions
from activities.workshops.access import claiming, joined
from activities.workshops.phones import (
    claims,
    entries,
    forms,
    joining,
    limits,
    refusals,
)
from activities.workshops.phones import page as pages
from people.requests import PersonRequest
from web.access import public
from web.unchanged import tagged

FOLDER = "activities/workshops"
UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@never_cache
@public
def join(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code."""
    form = forms.CodeForm(request.POST or None)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else HTTPStatus.OK
        return _door(request, form, status=status)
    try:
        workshop = _find(request, form.cleaned_data["code"])
    except limits.NoSuchCode:
        return _wrong(request, form, status=UNPROCESSABLE)
    except limits.TooManyTries:
        return _too_many(request)
    return redirect("join-code", workshop.code)


@never_cache
@public
def join_code(request: HttpRequest, code: str) -> HttpResponseBase:
    """Let in who has the code: a person by one tap, a guest with a name."""
    try:
        workshop = _find(request, codes.read(code))
    except limits.NoSuchCode:
        form = forms.CodeForm({"code": code})
        return _wrong(request, form, status=HTTPStatus.NOT_FOUND)
    except limits.TooManyTries:
        return _too_many(request)
    if access.participant_of(request, workshop.code):
        return redirect("workshops:phone", workshop.code)
    return _let_in(request, workshop)


@never_cache
@require_safe
@joined
def phone(request: PersonRequest, participant: Participant) -> HttpResponseBase:
    """Show what is on now, to be filled in."""
    stage = participant.workshop.stage
    return _answer(request, pages.of(participant, stage, at=timezone.now()))


@require_POST
@joined
def save(
    request: PersonRequest, participant: Participant, stage: int
) -> HttpResponseBase:
    """Keep the draft; static/js/autosave.js asks for an answer in JSON."""
    return _take(request, participant, stage, entries.save)


@require_POST
@joined
def give(
    request: PersonRequest, participant: Participant, stage: int
) -> HttpResponseBase:
    """Keep the draft and give it to the wall."""
    return _take(request, participant, stage, entries.give)


def _tag(code: str) -> str:
    return revisions.latest(codes.read(code), of=revisions.PHONES)


@tagged(_tag)
@require_safe
@public
def beat(request: HttpRequest, code: str) -> HttpResponseBase:
    """Tell a phone in one query whether to open its page again."""
    read = codes.read(code)
    if not constant_time_compare(request.GET.get("key", ""), revisions.key(read)):
        raise Http404
    try:
        found = pulse.beat(read, at=timezone.now())
    except pulse.NoSuchSession:
        raise Http404 from None
    answer = {"tag": found.tag, "page": found.page, "seconds": found.seconds}
    headers = {"ETag": found.tag, "Cache-Control": "no-store"}
    return JsonResponse(answer, headers=headers)


@never_cache
@claiming
def claim(request: PersonRequest, guest: Participant) -> HttpResponseBase:
    """Let a person take what she wrote as a guest into her records."""
    is_refused = False
    if request.method == "POST":
        try:
            claims.claim(guest, person=request.user, at=timezone.now())
        except claims.NotEnrolled:
            is_refused = True
        else:
            return redirect("workshops:claim", guest.workshop.code)
    found = claims.of(guest, person=request.user)
    context = {
        "guest": guest,
        "workshop": guest.workshop,
        "found": found,
        "is_open": any(not one.is_mine for one in found),
        "is_refused": is_refused,
    }
    status = UNPROCESSABLE if is_refused else HTTPStatus.OK
    return TemplateResponse(request, f"{FOLDER}/claim.html", context, status=status)


def _find(request: HttpRequest, code: str) -> Workshop:
    address = get_adapter(request).get_client_ip(request)
    return limits.find(code, address=address, at=timezone.now())


def _wrong(
    request: HttpRequest, form: forms.CodeForm, *, status: int
) -> HttpResponseBase:
    if form.is_valid():
        words = _("No session has these letters. Look at the wall once more.")
        form.add_error("code", words)
    return _door(request, form, status=status)


def _door(
    request: HttpRequest, form: forms.CodeForm, *, status: int
) -> HttpResponseBase:
    person, now = access.person_of(request), timezone.now()
    offered = joining.offered_to(person, at=now) if person else ()
    context = {"form": form, "offered": offered}
    return TemplateResponse(request, f"{FOLDER}/join.html", context, status=status)


def _too_many(request: HttpRequest) -> HttpResponseBase:
    status = HTTPStatus.TOO_MANY_REQUESTS
    return TemplateResponse(request, f"{FOLDER}/too_many.html", status=status)


def _let_in(request: HttpRequest, workshop: Workshop) -> HttpResponseBase:
    """Ask for what is still needed, or say why it is not possible."""
    person = access.person_of(request)
    form = forms.NameForm(request.POST or None)
    hindrance = ""
    try:
        joining.see_that_it_is_open(workshop, person=person, at=timezone.now())
        if request.method == "POST" and (person is not None or form.is_valid()):
            return _welcome(request, workshop, form)
    except joining.Hindrance as found:
        hindrance = found.name
    context = {"workshop": workshop, "form": form, "hindrance": hindrance}
    status = UNPROCESSABLE if request.method == "POST" else HTTPStatus.OK
    return TemplateResponse(request, f"{FOLDER}/join_code.html", context, status=status)


def _welcome(
    request: HttpRequest, workshop: Workshop, form: forms.NameForm
) -> HttpResponseBase:
    now = timezone.now()
    person = access.person_of(request)
    if person is not None:
        joining.as_person(workshop, person=person, at=now)
    else:
        name = form.cleaned_data["name"]
        guest = joining.as_guest(workshop, name=name, at=now)
        access.remember_guest(request, guest)
    return redirect("workshops:phone", workshop.code)


def _take(
    request: PersonRequest,
    participant: Participant,
    key: int,
    take: Callable[..., Entry],
) -> HttpResponseBase:
    stages = participant.workshop.stages.select_related("unit", "version", "workshop")
    stage = get_object_or_404(stages.defer("version__source"), pk=key)
    try:
        writing = forms.writing(request.POST, stage=stage)
        kept = take(stage, participant, writing=writing, at=timezone.now())
    except refusals.HINDRANCES as hindrance:
        refusal = refusals.of(hindrance, stage)
        return _refused(request, participant, stage, refusal)
    if "X-Autosave" in request.headers:
        return JsonResponse({"saved": _saved(kept), "sequence": kept.sequence})
    address = redirect("workshops:phone", participant.workshop.code)
    address["Location"] += f"#{place(request.POST)}"
    return address


def _refused(
    request: PersonRequest,
    participant: Participant,
    stage: Stage,
    refusal: refusals.Refusal,
) -> HttpResponseBase:
    if "X-Autosave" in request.headers:
        return JsonResponse(refusal.answer, status=refusal.status)
    shown = pages.of(participant, stage, at=timezone.now()).refusing(refusal)
    return _answer(request, shown, status=refusal.status)


def _answer(
    request: PersonRequest, page: pages.Page, *, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    guest = access.guest_of(request, page.workshop.code)
    context = {
        "page": page,
        "workshop": page.workshop,
        "guest": guest if guest and not guest.claimed_by_id else None,
    }
    return TemplateResponse(request, f"{FOLDER}/phone.html", context, status=status)


def _saved(kept: Entry) -> str:
    time = date_format(timezone.localtime(kept.saved_at), "H:i")
    return _("Saved, %(time)s") % {"time": time}
