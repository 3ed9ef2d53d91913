"""The work that peers share, what is said of it, and the marks of trainers."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from activities import content, sheet
from activities import teaching as seen
from activities.models import Comment, Response
from activities.talk import circles, comments, forms, marks, threads
from activities.talk.forms import CommentForm, MarkForm
from activities.talk.threads import Reader, Thread
from activities.task import Task
from courses import volume
from courses.access import Visit, enrolled, reading, teaching
from courses.models import Enrolment
from courses.volume import Leaf
from people.models import Person
from people.requests import PersonRequest

WORKS_A_PAGE = 20


@require_safe
@enrolled
def peers(
    request: PersonRequest, enrolment: Enrolment, unit_slug: str
) -> HttpResponseBase:
    """Show the works that reach her, each with its comments."""
    visit = Visit(enrolment.course, enrolment, is_teaching=False)
    leaf, _task = _asked(visit, unit_slug)
    now = timezone.now()
    works = circles.reaching(request.user, unit=leaf.unit, at=now)
    page = Paginator(works, WORKS_A_PAGE).get_page(request.GET.get("page"))
    reader = Reader(request.user, now)
    shown = threads.of([*page], unit=leaf.unit, reader=reader)
    context = {"leaf": leaf, "page": page, "threads": shown}
    return TemplateResponse(request, "activities/talk/peers.html", context)


@reading
def peer(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """Show one work with all that was said of it, and take down a further comment."""
    found = _found(request.user, visit, unit_slug, key)
    if request.method != "POST":
        return _page(request, found, found.thread)
    form = CommentForm(found.response, request.POST)
    if not form.is_valid():
        return _page(request, found, found.thread.commenting(form), status=422)
    text = form.cleaned_data["text"]
    comments.add(found.response, author=request.user, text=text, at=found.at)
    return redirect(forms.back(request.POST, unit=found.leaf.unit, work=key))


@require_POST
@reading
def remove(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """Take a comment of one's own back, whoever may see the work by now."""
    mine = Comment.objects.filter(author=request.user, response__unit__slug=unit_slug)
    mine = mine.filter(response__unit__course=visit.course)
    known = mine.select_related("author", "response__person", "response__unit__course")
    comment = get_object_or_404(known, pk=key)
    comments.remove(comment, at=timezone.now())
    unit, work = comment.response.unit, comment.response_id
    return redirect(forms.back(request.POST, unit=unit, work=work))


@require_POST
@teaching
def mark(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """Give points for the work of somebody she teaches."""
    found = _found(request.user, visit, unit_slug, key)
    known = found.thread.mark_form
    if known is None:
        raise Http404
    form = MarkForm(found.response, request.POST, out_of=known.out_of)
    if not form.is_valid():
        return _page(request, found, found.thread.marking(form), status=422)
    try:
        marks.give(found.response, by=request.user, given=form.given, at=found.at)
    except marks.SharedAgain:
        wish = _("The work was shared again meanwhile. Read it once more, then save.")
        return _contested(request, found, form, wish)
    except marks.MarkedMeanwhile:
        wish = _("Somebody else has marked it meanwhile. Look at it, then save yours.")
        return _contested(request, found, form, wish)
    return redirect(forms.back(request.POST, unit=found.leaf.unit, work=key))


@dataclass(frozen=True, slots=True)
class _Found:
    leaf: Leaf
    thread: Thread
    at: datetime

    @property
    def response(self) -> Response:
        return self.thread.response


def _found(person: Person, visit: Visit, unit_slug: str, key: int) -> _Found:
    """Return a work that she may see, or say that there is none."""
    leaf, task = _asked(visit, unit_slug)
    now = timezone.now()
    unit, teaches = leaf.unit, visit.is_teaching
    works = circles.visible(person, unit=unit, at=now, teaches=teaches)
    response = get_object_or_404(works, pk=key)
    if not content.from_json(response.version.data).task.is_named:
        raise Http404
    taught = seen.shared_with(person, unit=unit, at=now)
    may_mark = teaches and task.points and taught.filter(pk=key).exists()
    reader = Reader(person, now, out_of=task.points if may_mark else 0)
    thread, *_others = threads.of([response], unit=unit, reader=reader)
    return _Found(leaf, thread, now)


def _asked(visit: Visit, unit_slug: str) -> tuple[Leaf, Task]:
    """Return the unit, if it is an activity of which single works may be seen."""
    leaf = _leaf(visit, unit_slug)
    task = content.from_json(sheet.todays_version(leaf.unit).data).task
    if task.is_by_team or not task.is_named:
        raise Http404
    return leaf, task


def _leaf(visit: Visit, unit_slug: str) -> Leaf:
    try:
        if visit.is_teaching or visit.enrolment is None:
            return volume.previewed(visit.course, unit_slug, kind="activity")
        return volume.reachable(visit.enrolment, unit_slug, kind="activity")
    except volume.NoSuchUnit:
        raise Http404 from None


def _contested(
    request: PersonRequest, found: _Found, form: MarkForm, wish: str
) -> HttpResponseBase:
    """Show the mark that was not kept, beside what is known now; saved again, it is."""
    sent = request.POST.copy()
    standing = found.thread.standing
    sent["stamp"] = marks.stamp(found.response)
    sent["seen"] = str(standing.mark.pk) if standing else "0"
    again = MarkForm(found.response, sent, out_of=form.out_of)
    return _page(request, found, found.thread.marking(again, wish), status=422)


def _page(
    request: PersonRequest, found: _Found, thread: Thread, *, status: int = 200
) -> HttpResponseBase:
    context = {"leaf": found.leaf, "thread": thread}
    template = "activities/talk/peer.html"
    return TemplateResponse(request, template, context, status=status)
