"""The page of a question, or of several, and saving the answers to them."""

from collections.abc import Mapping

from django.http import Http404, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.access import Visit, reading
from people.requests import PersonRequest
from quizzes import access, answers, checking, endings, forms, paging, paper, words
from quizzes.access import Own, answering
from quizzes.answers import AttemptIsOver, Kept, Outcome
from quizzes.models import Answer, Attempt, AttemptQuerySet
from quizzes.paging import NoSuchPage
from quizzes.place import HAND_IN, Place
from quizzes.questions import notices

OK = 200
CONFLICT = 409
UNPROCESSABLE = 422
_CONFLICTS = {Outcome.NEWER, Outcome.OVER}


@never_cache
@reading
def question(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int, question_id: str
) -> HttpResponseBase:
    """Show the page of a question of an open attempt, or take what it sends."""
    place = Place.of(visit, unit_slug, key, question_id)
    known = access.mine(request, visit, unit_slug)
    if request.method == "POST":
        return _take(request, visit, known, place)
    found = access.one(known, key, at=timezone.now())
    return _page(request, visit, found, place)


@require_POST
@answering
def answer(request: PersonRequest, own: Own, place: Place) -> HttpResponseBase:
    """Save one answer for a script, and say how it stands."""
    given = forms.alone(request.POST)
    try:
        kept = answers.save_one(own, given=given, at=timezone.now())
    except AttemptIsOver as over:
        return _too_late(over.attempt, place)
    except Answer.DoesNotExist:
        raise Http404 from None
    return _told(kept, place)


def _told(kept: Kept, place: Place) -> JsonResponse:
    if kept.outcome is not Outcome.SAVED:
        is_conflict = kept.outcome in _CONFLICTS
        way = {"next": f"{place.here}?newer"} if is_conflict else {}
        told = {"refused": notices.of(kept.outcome), **way}
        return JsonResponse(told, status=CONFLICT if is_conflict else UNPROCESSABLE)
    saved = kept.answer
    return JsonResponse(
        {
            "saved": words.saved(saved.saved_at),
            "sequence": saved.sequence,
            "answered": saved.response is not None,
            "flagged": saved.is_flagged,
            "words": words.state(saved),
        }
    )


def _too_late(over: Attempt, place: Place) -> JsonResponse:
    """Close what the clock has ended, and say that this answer was not saved."""
    over = endings.close_if_expired(over, at=timezone.now())
    way = place.here if over.is_open else place.attempt
    told = {"refused": notices.too_late(over), "next": f"{way}?late"}
    return JsonResponse(told, status=CONFLICT)


def _take(
    request: PersonRequest, visit: Visit, known: AttemptQuerySet, place: Place
) -> HttpResponseBase:
    """Save what the page sent, and go where its button leads."""
    try:
        kept = _save(request, known, place)
        notes = notices.all_of(kept)
        if not notes:
            checked = request.POST.get("check", "")
            way = place.at(checked).part("verdict") if checked in kept else ""
            return redirect(way or _onward(request, known, place))
    except AttemptIsOver as over:
        closed = endings.close_if_expired(over.attempt, at=timezone.now())
        return redirect(f"{place.here if closed.is_open else place.attempt}?late")
    except Answer.DoesNotExist:
        raise Http404 from None
    except NoSuchPage:
        return redirect(place.attempt)
    found = access.one(known, place.key, at=timezone.now())
    is_conflict = any(one.outcome in _CONFLICTS for one in kept.values())
    status = CONFLICT if is_conflict else UNPROCESSABLE
    return _page(request, visit, found, place, notes, status=status)


def _save(
    request: PersonRequest, known: AttemptQuerySet, place: Place
) -> dict[str, Kept]:
    given, now = forms.given(request.POST, here=place.question), timezone.now()
    wanted = request.POST.get("check", "")
    if wanted in given:
        return checking.check(
            known, key=place.key, question=wanted, given=given, at=now
        )
    return answers.save_all(known, key=place.key, given=given, at=now)


def _onward(request: PersonRequest, known: AttemptQuerySet, place: Place) -> str:
    """Return where the button leads, and turn the page if it is a further one."""
    to = request.POST.get("to", "")
    if to == HAND_IN:
        return place.hand_in
    if not to:
        return place.here
    pages = paging.turn(known, key=place.key, to=to, at=timezone.now())
    there = place.at(to)
    return there.here if pages.is_first(to) else there.part("question")


def _page(
    request: PersonRequest,
    visit: Visit,
    found: Attempt,
    place: Place,
    notes: Mapping[str, str] | None = None,
    *,
    status: int = OK,
) -> HttpResponseBase:
    """Lay out the page on which the question stands, if it is the open one."""
    if not found.is_open:
        return redirect(place.attempt)
    shown, now = paper.of(found), timezone.now()
    if place.question not in shown.ids:
        raise Http404
    if not shown.pages.is_open(place.question):
        return redirect(place.attempt)
    context = {
        "leaf": access.leaf(visit, place.unit_slug),
        "paper": shown,
        "page": shown.page(place.question, notes or {}, at=now),
        "clock": paper.clock(found, at=now),
        "said": request.GET,
    }
    return TemplateResponse(request, "quizzes/question.html", context, status=status)
