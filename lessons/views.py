"""The lesson's page, and what it sends: the place, answers, notes, the end."""

from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from courses import volume
from courses.access import Visit, enrolled
from courses.access import reading as reads
from courses.models import Enrolment, Unit
from engine.questions.question import JSON
from engine.questions.verdict import BadResponse
from lessons import checks, forms, notes, reading, sheet
from lessons.models import Note
from lessons.sheet import Sheet
from people.requests import PersonRequest


def page(request: PersonRequest, visit: Visit, unit: Unit) -> HttpResponseBase:
    """Answer the unit's address; courses.views.unit has seen to the access."""
    shown = sheet.of(
        volume.leaf(visit, unit),
        person=request.user,
        at=timezone.now(),
        again=request.GET.get("again", ""),
    )
    return _answer(request, shown, "lesson")


@require_POST
@enrolled
def place(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Keep where she is; once she has come to the end, answer with the page's end."""
    sent, now = request.POST, timezone.now()
    version = sent.get("version", "")
    mine = reading.of_version(enrolment, unit_slug=unit_slug, version=version)
    if mine is None:
        raise Http404
    where = {"place": sent.get("place", ""), "section": sent.get("section", "")}
    reading.keep_place(mine, **where, at=now)
    if "end" in sent and reading.reach_end(mine, at=now):
        return _answer(request, _sheet(request, enrolment, unit_slug), "finish")
    return HttpResponse(status=204)


@require_POST
@enrolled
def finish(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Complete the lesson and turn the leaf, or say kindly what is missing."""
    shown = _sheet(request, enrolment, unit_slug)
    version = request.POST.get("version", "")
    mine = reading.of_version(enrolment, unit_slug=unit_slug, version=version)
    try:
        done = reading.finish(mine or shown.opened, at=timezone.now())
    except reading.SomethingIsMissing:
        again = _sheet(request, enrolment, unit_slug)
        part = "finish" if request.htmx else "lesson"
        return _answer(request, replace(again, is_refused=True), part, status=422)
    is_old = done.edition < shown.version.edition
    way = shown.leaf.unit.get_absolute_url() if is_old else shown.way_on
    return HttpResponseClientRedirect(way) if request.htmx else redirect(way)


@require_POST
@enrolled
def attest(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Keep that she read the text this page showed; once is enough."""
    shown = _sheet(request, enrolment, unit_slug)
    version = request.POST.get("version", "")
    mine = reading.of_version(enrolment, unit_slug=unit_slug, version=version)
    form = forms.attesting(request.user, request.POST)
    if mine is None or shown.form is None:
        raise Http404
    part = "attest" if request.htmx else "lesson"
    if not form.is_valid():
        return _answer(request, replace(shown, form=form), part, status=422)
    try:
        reading.attest(mine, means=form.means, at=timezone.now())
    except reading.NothingToAttest:
        raise Http404 from None
    if not request.htmx:
        return redirect(f"{shown.leaf.unit.get_absolute_url()}#attest")
    return _answer(request, _sheet(request, enrolment, unit_slug), part)


@require_POST
@reads
def answer(
    request: PersonRequest, visit: Visit, unit_slug: str, name: str
) -> HttpResponseBase:
    """Mark an answer on the spot; who previews sees the verdict, nothing is kept."""
    shown, is_wrong = _visited(request, visit, unit_slug), False
    values = request.POST.getlist("answer")
    try:
        shown = sheet.answered(shown, name, values, at=timezone.now())
    except sheet.NoSuchPlace:
        raise Http404 from None
    except BadResponse:
        shown, is_wrong = _incomplete(shown, name, None), True
    except checks.NothingChosen as half:
        shown, is_wrong = _incomplete(shown, name, half.response), True
    if not request.htmx and not is_wrong and not visit.is_preview:
        return redirect(f"{shown.leaf.unit.get_absolute_url()}#{name}")
    shown = replace(shown, place=name)
    part = "check" if request.htmx else "lesson"
    return _answer(request, shown, part, status=422 if is_wrong else 200)


@require_POST
@enrolled
def note(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str, name: str
) -> HttpResponseBase:
    """Keep what was written; static/js/autosave.js asks for an answer in JSON."""
    shown = _sheet(request, enrolment, unit_slug)
    if name not in shown.text.lines:
        raise Http404
    form = forms.NoteForm(request.POST)
    if not form.is_valid():
        return _too_long(request, shown, name)
    now = timezone.now()
    kept = notes.write(
        shown.version, name=name, person=request.user, writing=form.writing, at=now
    )
    if "X-Autosave" in request.headers:
        return _saved(kept)
    return redirect(f"{shown.leaf.unit.get_absolute_url()}#{name}")


def _answer(
    request: PersonRequest, shown: Sheet, part: str, *, status: int = 200
) -> HttpResponseBase:
    context = {"leaf": shown.leaf, "sheet": shown}
    return TemplateResponse(request, f"lessons/{part}.html", context, status=status)


def _sheet(request: PersonRequest, enrolment: Enrolment, unit_slug: str) -> Sheet:
    try:
        leaf = volume.reachable(enrolment, unit_slug, kind="lesson")
    except volume.NoSuchUnit:
        raise Http404 from None
    return sheet.of(leaf, person=request.user, at=timezone.now())


def _visited(request: PersonRequest, visit: Visit, unit_slug: str) -> Sheet:
    """Return the lesson as it is for a trainee, or for who only previews it."""
    if visit.enrolment is not None:
        return _sheet(request, visit.enrolment, unit_slug)
    try:
        leaf = volume.previewed(visit.course, unit_slug, kind="lesson")
    except volume.NoSuchUnit:
        raise Http404 from None
    return sheet.of(leaf, person=request.user, at=timezone.now())


def _saved(kept: Note) -> JsonResponse:
    time = date_format(timezone.localtime(kept.saved_at), "H:i")
    words = _("Saved, %(time)s") % {"time": time}
    return JsonResponse({"saved": words, "sequence": kept.sequence})


def _incomplete(shown: Sheet, name: str, tried: JSON) -> Sheet:
    wish = (
        _("Not everything has its place yet. Fill in the rest, then have a look.")
        if tried
        else _("Nothing is chosen yet. Choose first, then have a look.")
    )
    return shown.wishing(name, wish, tried=tried)


def _too_long(request: PersonRequest, shown: Sheet, name: str) -> HttpResponseBase:
    wish = _("This is too long to be kept. Shorten it a little.")
    if "X-Autosave" in request.headers:
        return JsonResponse({"refused": wish}, status=422)
    shown = shown.wishing(name, wish)
    return _answer(request, shown, "lesson", status=422)
