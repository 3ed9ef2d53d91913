"""The pages of a quiz: its start, a question, handing in, the review."""

from dataclasses import dataclass

from django.http import Http404, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses import registrations
from courses.access import Visit, reading
from courses.models import Unit
from courses.outline import State
from courses.volume import leaf
from engine.questions.verdict import BadResponse
from people.requests import PersonRequest
from quizzes import access, answers, attempts, desk, endings, paper, words
from quizzes.answers import AttemptIsOver
from quizzes.attempts import NoAttemptsLeft
from quizzes.forms import AnswerForm
from quizzes.models import Answer, Attempt

UNPROCESSABLE = 422
CONFLICT = 409
HAND_IN = "/"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question's page is, and its neighbours' addresses."""

    visit: Visit
    unit_slug: str
    key: int
    question: str

    @property
    def attempt(self) -> str:
        return self._address("attempt")

    def to(self, target: str) -> str:
        """Return where a button leads: to a question, or to handing in."""
        if target == HAND_IN:
            return self._address("hand-in")
        return self._address("question", target or self.question)

    def _address(self, name: str, *further: str) -> str:
        here = (self.visit.course.slug, self.unit_slug, self.key, *further)
        return reverse(f"quizzes:{name}", args=here)


def page(request: PersonRequest, visit: Visit, unit: Unit) -> HttpResponseBase:
    """Answer the unit's address; courses.views.unit has seen to the access."""
    here = leaf(visit, unit)
    shown = desk.of(
        here, person=request.user, at=timezone.now(), is_teaching=visit.is_teaching
    )
    context = {"visit": visit, "leaf": here, "desk": shown}
    return TemplateResponse(request, "quizzes/quiz.html", context)


@require_POST
@reading
def start(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Start an attempt, or go on with the open one."""
    here = access.leaf(visit, unit_slug)
    if visit.is_preview or here.entry.state is State.LOCKED or here.unit.kind != "quiz":
        raise Http404
    now = timezone.now()
    mine = registrations.open_for(here.unit.module, person=request.user, at=now)
    try:
        attempt = attempts.start(here.unit, registration=mine, at=now)
    except NoAttemptsLeft:
        return redirect(here.unit)
    return redirect("quizzes:attempt", visit.course.slug, unit_slug, attempt.pk)


@reading
def attempt(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """Show an attempt that was handed in; go on with one that was not."""
    known = access.mine(request, visit, unit_slug)
    found = access.one(known, key, at=timezone.now())
    if found.is_open:
        here = (visit.course.slug, unit_slug, key, paper.of(found).next.id)
        return redirect("quizzes:question", *here)
    context = {
        "leaf": access.leaf(visit, unit_slug),
        "paper": paper.of(found),
        "again": desk.again(found),
        "is_late": "late" in request.GET,
    }
    return TemplateResponse(request, "quizzes/review.html", context)


@reading
def question(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int, question_id: str
) -> HttpResponseBase:
    """Show one question of an open attempt, or save the answer to it."""
    place = Place(visit, unit_slug, key, question_id)
    if request.method == "POST":
        return _save(request, place)
    known = access.mine(request, visit, unit_slug)
    found = access.one(known, key, at=timezone.now())
    if not found.is_open:
        return redirect(place.attempt)
    return _question(request, place, found)


@reading
def hand_in(
    request: PersonRequest, visit: Visit, unit_slug: str, key: int
) -> HttpResponseBase:
    """List what is not answered; a POST hands the attempt in."""
    known, now = access.mine(request, visit, unit_slug), timezone.now()
    found = access.one(known, key, at=now)
    if request.method == "POST":
        endings.submit(known, key=key, at=now)
    if request.method == "POST" or not found.is_open:
        return redirect("quizzes:attempt", visit.course.slug, unit_slug, key)
    context = {
        "leaf": access.leaf(visit, unit_slug),
        "paper": paper.of(found),
        "clock": paper.clock(found, at=now),
    }
    return TemplateResponse(request, "quizzes/hand_in.html", context)


def _question(
    request: PersonRequest, place: Place, found: Attempt, status: int = 200
) -> HttpResponseBase:
    shown = paper.of(found)
    if place.question not in shown.ids:
        raise Http404
    item = shown.item(place.question)
    context = {
        "leaf": access.leaf(place.visit, place.unit_slug),
        "paper": shown,
        "item": item,
        "before": shown.before(item),
        "after": shown.after(item),
        "clock": paper.clock(found, at=timezone.now()),
        "is_refused": status == UNPROCESSABLE,
    }
    return TemplateResponse(request, "quizzes/question.html", context, status=status)


def _save(request: PersonRequest, place: Place) -> HttpResponseBase:
    """Save, and answer a script with JSON, a form with the way it asked for."""
    known = access.mine(request, place.visit, place.unit_slug)
    form, values = AnswerForm(request.POST), request.POST.getlist("answer")
    try:
        answer = answers.save(
            known,
            key=place.key,
            question=place.question,
            given=form.given(values),
            at=timezone.now(),
        )
    except AttemptIsOver as over:
        return _too_late(request, place, over.attempt)
    except BadResponse:
        return _refused(request, place)
    except Answer.DoesNotExist:
        raise Http404 from None
    return _saved(request, place, answer)


def _saved(request: PersonRequest, place: Place, answer: Answer) -> HttpResponseBase:
    if "X-Autosave" not in request.headers:
        return redirect(place.to(request.POST.get("to", "")))
    return JsonResponse(
        {
            "saved": words.saved(answer.saved_at),
            "sequence": answer.sequence,
            "answered": answer.response is not None,
            "flagged": answer.is_flagged,
            "words": words.state(answer),
        }
    )


def _too_late(request: PersonRequest, place: Place, over: Attempt) -> HttpResponseBase:
    """Close what the clock has ended, and say that this answer was not saved."""
    over = endings.close_if_expired(over, at=timezone.now())
    review = f"{place.attempt}?late"
    if "X-Autosave" not in request.headers:
        return redirect(review)
    answer = {"refused": words.too_late(over), "next": review}
    return JsonResponse(answer, status=CONFLICT)


def _refused(request: PersonRequest, place: Place) -> HttpResponseBase:
    if "X-Autosave" in request.headers:
        return JsonResponse({"refused": words.not_offered()}, status=UNPROCESSABLE)
    known = access.mine(request, place.visit, place.unit_slug)
    found = access.one(known, place.key, at=timezone.now())
    return _question(request, place, found, status=UNPROCESSABLE)
