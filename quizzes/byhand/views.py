"""The pages of marking: what waits, one pile, one answer."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from people.requests import PersonRequest
from quizzes.byhand import marks, page, queue
from quizzes.byhand.access import Marker, marking
from quizzes.byhand.forms import MarkForm
from quizzes.byhand.marks import MarkedMeanwhile
from quizzes.byhand.page import NoSuchSheet, Page
from quizzes.models import Answer, Mark

UNPROCESSABLE = 422
CONFLICT = 409
ON_A_PAGE = 100


@marking
def waiting(request: PersonRequest, marker: Marker) -> HttpResponseBase:
    """List the piles."""
    piles = queue.piles(marker.answers())
    context = {"piles": piles, "waiting": sum(pile.waiting for pile in piles)}
    return TemplateResponse(request, "quizzes/marking.html", context)


@marking
def pile(
    request: PersonRequest, marker: Marker, course: str, unit: str, question: str
) -> HttpResponseBase:
    """List the answers of a pile, and how far each is."""
    answers = _answers(marker, course, unit, question)
    sheets = queue.sheets(answers, marker=marker.person.pk)
    if not sheets:
        raise Http404
    listed = Paginator(sheets, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": _page(answers, sheets[0].token, marker),
        "listed": listed,
        "next": queue.next_open(sheets),
    }
    return TemplateResponse(request, "quizzes/marking_pile.html", context)


@marking
def sheet(
    request: PersonRequest,
    marker: Marker,
    course: str,
    unit: str,
    question: str,
    token: str,
) -> HttpResponseBase:
    """Show one answer with its rubric, or take the mark for it."""
    answers = _answers(marker, course, unit, question)
    shown = _page(answers, token, marker)
    if request.method != "POST":
        form = MarkForm(shown.question, initial=MarkForm.before(shown.newest))
        return _show(request, shown, form)
    return _take(request, marker, answers, shown)


def _take(
    request: PersonRequest, marker: Marker, answers: QuerySet[Answer], shown: Page
) -> HttpResponseBase:
    """Give the mark and go on to the next answer, or say why it was not taken."""
    form = MarkForm(shown.question, request.POST)
    if not form.is_valid():
        return _show(request, shown, form, status=UNPROCESSABLE)
    by, now = marker.person, timezone.now()
    try:
        marks.give(answers, key=shown.sheet.key, by=by, given=form.given, at=now)
    except MarkedMeanwhile as meanwhile:
        return _show(request, shown, form, other=meanwhile.mark, status=CONFLICT)
    following = queue.next_open(shown.sheets, shown.sheet)
    if following is None:
        return redirect("quizzes:marking-pile", *shown.here)
    return redirect("quizzes:marking-sheet", *shown.here, following.token)


def _answers(marker: Marker, course: str, unit: str, question: str) -> QuerySet[Answer]:
    return marker.answers().filter(
        attempt__unit__course__slug=course, attempt__unit__slug=unit, question=question
    )


def _page(answers: QuerySet[Answer], token: str, marker: Marker) -> Page:
    try:
        return page.of(answers, token, marker=marker.person.pk)
    except NoSuchSheet:
        raise Http404 from None


def _show(
    request: PersonRequest,
    shown: Page,
    form: MarkForm,
    *,
    other: Mark | None = None,
    status: int = 200,
) -> HttpResponseBase:
    context = {
        "page": shown,
        "form": form,
        "other": page.shown_of(other, shown.question) if other else None,
    }
    return TemplateResponse(
        request, "quizzes/marking_sheet.html", context, status=status
    )
