"""The pages on which one chooses what to print, and on which one waits for it."""

from dataclasses import dataclass, replace

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.access import Visit, reading
from engine.paper.setting import PaperUnavailable
from handouts import asked, building, cache, estimate, forms, gate, matter, previews
from handouts.choice import Choice
from handouts.desk import options
from handouts.desk.options import Desk
from handouts.desk.waiting import Wait
from handouts.forms import ChoiceForm
from handouts.gate import Closed
from handouts.matter import Matter, NothingToPrint
from handouts.previews import Leaf
from handouts.views import locked, private, unavailable, unchanged
from jobs import doing
from people.requests import PersonRequest
from web.partials import page_or_partial

LAST = "handout"  # how the person last had something printed


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages, or why there are none to be seen."""

    leaves: tuple[Leaf, ...] = ()
    is_epub: bool = False
    is_impossible: bool = False


@require_safe
@reading
def choose(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    """Show what can be had; what is wanted is remembered, and leads to the book."""
    form = _asked(request, visit)
    try:
        found = _found(request, form, visit)
    except Closed as closed:
        return locked(request, closed)
    if found and "make" in request.GET:
        return _book(request, form, found)
    return _page(request, visit, form, found)


def _asked(request: PersonRequest, visit: Visit) -> ChoiceForm:
    """Return the choice of the address; what it does not name is as the last time."""
    if "edition" in request.GET:
        return asked.form(request.GET, visit=visit, person=request.user)
    query = QueryDict(request.session.get(LAST, ""), mutable=True)
    query.update(request.GET)
    form = asked.form(query, visit=visit, person=request.user)
    if form.is_valid():
        return form
    return asked.form(request.GET, visit=visit, person=request.user)


def _found(request: PersonRequest, form: ChoiceForm, visit: Visit) -> Matter | None:
    """Return the book; a form that none comes of says so."""
    if not form.is_valid():
        return None
    person, now = request.user, timezone.now()
    choice = gate.narrowed(form.choice, visit=visit, person=person, at=now)
    try:
        return matter.of(visit.course, choice)
    except NothingToPrint:
        form.add_error(None, _("There is nothing of that kind to be printed."))
        return None


def _book(request: PersonRequest, form: ChoiceForm, found: Matter) -> HttpResponseBase:
    choice = replace(form.choice, parts=options.tidy(found))
    if choice.edition not in forms.DRAWN:  # an exam is drawn once
        usual = replace(choice, parts=())
        request.session[LAST] = forms.query_of(usual, is_epub=form.is_epub)
    address = _file_of(found, is_epub=form.is_epub)
    return redirect(f"{address}?{forms.query_of(choice)}")


def _file_of(found: Matter, *, is_epub: bool) -> str:
    name = "handouts:epub" if is_epub else "handouts:course"
    return reverse(name, args=[found.course.slug])


def _page(
    request: PersonRequest, visit: Visit, form: ChoiceForm, found: Matter | None
) -> HttpResponseBase:
    choice = form.choice if form.is_understood else Choice()
    is_epub = form.is_understood and form.is_epub
    shown, is_less = gate.shown(visit, request.user, at=timezone.now())
    desk = Desk(shown, choice, visit.is_teaching, is_epub=is_epub, is_less=is_less)
    context = {"visit": visit, "desk": desk, "form": form}
    is_partial = request.headers.get("HX-Target") == "preview"
    if found and (is_partial or "preview" in request.GET):
        context["preview"] = _preview(found, is_epub=is_epub)
    return page_or_partial(
        request,
        "handouts/desk.html",
        context,
        partial="preview",
        status=422 if form.errors else 200,
    )


def _preview(found: Matter, *, is_epub: bool) -> Preview:
    if is_epub:
        return Preview(is_epub=True)
    try:
        return Preview(tuple(previews.leaves(found)))
    except PaperUnavailable:
        return Preview(is_impossible=True)


@require_safe
@reading
def picture(request: PersonRequest, visit: Visit, number: int) -> HttpResponseBase:
    found = _hers(request, visit)
    start = previews.beginning(found)
    name = previews.name_of(start, number)
    return unchanged(request, name) or _picture(request, visit, start, name)


def _hers(request: PersonRequest, visit: Visit) -> Matter:
    """Return the book of the address, if she may have it by now."""
    person, now = request.user, timezone.now()
    try:
        return asked.book(request.GET, visit=visit, person=person, at=now)
    except (NothingToPrint, Closed):
        raise Http404 from None


def _picture(
    request: PersonRequest, visit: Visit, start: Matter, name: str
) -> HttpResponseBase:
    try:
        previews.fill(start)
    except PaperUnavailable:
        return unavailable(request, visit)
    if not cache.is_there(name):
        raise Http404
    cache.touch(name)
    file = default_storage.open(name)
    return private(FileResponse(file, content_type="image/png"), name)


@require_http_methods(["GET", "HEAD", "POST"])
@reading
def build(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    """Show how far the book is; have it made, or wait for it no longer."""
    found = _hers(request, visit)
    is_epub = request.GET.get("format") == forms.EPUB
    name = cache.name_of(found, cache.EPUB if is_epub else cache.PDF)
    if request.method == "POST":
        return _done(request, found, name)
    wait = Wait(
        name,
        forms.query_of(found.choice, is_epub=is_epub),
        building.newest(name),
        timezone.now(),
        estimate.of(found).seconds,
    )
    context = {
        "visit": visit,
        "wait": wait,
        "title": building.title(found, name.rpartition(".")[2]),
        "file": f"{_file_of(found, is_epub=is_epub)}?{wait.query}",
    }
    return page_or_partial(request, "handouts/build.html", context, partial="state")


def _done(request: PersonRequest, found: Matter, name: str) -> HttpResponseBase:
    """Do what the button said; another one is no button of this page."""
    wanted = request.POST.get("do", "make")
    slug, words = found.course.slug, request.GET.urlencode()
    job, now = building.newest(name), timezone.now()
    if wanted == "leave":
        if job is not None and not job.has_ended:
            building.leave(job, by=request.user, at=now)
        return redirect(f"{reverse('handouts:desk', args=[slug])}?{words}")
    ending = name.rpartition(".")[2]
    if not cache.is_there(name):
        job = building.ask(found, ending, by=request.user, at=now)
        if wanted == "here":
            doing.do(job.pk, clock=timezone.now)
    return redirect(f"{reverse('handouts:build', args=[slug])}?{words}")
