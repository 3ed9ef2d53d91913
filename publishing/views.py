"""Publishing courses: what would change, what changed, and the way back."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from courses.access import Visit, teaching
from courses.models import Release
from people.access import administrator
from people.requests import PersonRequest
from publishing import (
    comparison,
    exchange,
    preview,
    retraining,
    rollback,
    shelf,
    sources,
    uploads,
)
from publishing.access import Publisher, publishing
from publishing.exchange import Download
from publishing.forms import ConfirmForm, QuestionsForm, TargetForm, UploadForm
from publishing.publish import publish
from publishing.releasing import Imprint
from publishing.sources import Opened


@publishing
def courses(request: PersonRequest, mine: Publisher) -> HttpResponseBase:
    return _courses(request, mine, UploadForm())


@publishing
def upload(request: PersonRequest, mine: Publisher) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("publishing:courses")
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        digest = uploads.keep(form.cleaned_data["file"])
        return redirect("publishing:uploaded", digest)
    return _courses(request, mine, form)


@publishing
def uploaded(request: PersonRequest, mine: Publisher, digest: str) -> HttpResponseBase:
    opened = uploads.opened(digest)
    if opened is None:
        raise Http404
    if opened.files and not mine.may_publish(opened.files.slug):
        context = {"slug": opened.files.slug}
        return TemplateResponse(
            request, "publishing/not_yours.html", context, status=403
        )
    answer = _preview(request, opened, Release.Origin.UPLOAD)
    if isinstance(answer, HttpResponseRedirect):
        uploads.forget(digest)
    return answer


@administrator
def new(request: PersonRequest, slug: str) -> HttpResponseBase:
    opened = _in_content(slug)
    return _preview(request, opened, Release.Origin.FOLDER)


@teaching
def folder(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    opened = _in_content(visit.course.slug)
    return _preview(request, opened, Release.Origin.FOLDER)


@teaching
def releases(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    course = visit.course
    found = course.releases.select_related("released_by", "rolls_back_to")
    state = shelf.state_of(course, content=Path(settings.CONTENT))
    return TemplateResponse(
        request,
        "publishing/releases.html",
        {
            "course": course,
            "releases": found.defer("source", "outline").order_by("-number"),
            "state": state,
        },
    )


@teaching
def release(request: PersonRequest, visit: Visit, number: int) -> HttpResponseBase:
    later = get_object_or_404(visit.course.releases, number=number)
    earlier = visit.course.releases.filter(number__lt=number).order_by("-number")
    found = comparison.between(earlier.first(), later)
    return TemplateResponse(
        request,
        "publishing/release.html",
        {"course": visit.course, "release": later, "comparison": found},
    )


@teaching
def roll_back(request: PersonRequest, visit: Visit, number: int) -> HttpResponseBase:
    target = get_object_or_404(visit.course.releases, number=number)
    current = visit.course.release
    if current is None or current.pk == target.pk:
        raise Http404
    if request.method == "POST":
        rollback.roll_back(target, by=request.user, at=timezone.now())
        return redirect("publishing:releases", visit.course.slug)
    found = comparison.between(current, target)
    return TemplateResponse(
        request,
        "publishing/roll_back.html",
        {"course": visit.course, "target": target, "comparison": found},
    )


@publishing
def questions(request: PersonRequest, mine: Publisher) -> HttpResponseBase:
    form = QuestionsForm(request.POST or None, request.FILES or None)
    found = None
    if form.is_valid():
        file, source = form.cleaned_data["file"], form.cleaned_data["source"]
        found = exchange.taken(file, source=source)
        form = QuestionsForm(initial={"source": found.form})
    is_refused = bool(form.errors) or (found is not None and not found.is_whole)
    quizzes = exchange.quizzes(mine.courses())
    return TemplateResponse(
        request,
        "publishing/questions.html",
        {"form": form, "taken": found, "quizzes": quizzes},
        status=422 if is_refused else 200,
    )


@publishing
def questions_taken(request: PersonRequest, mine: Publisher) -> HttpResponseBase:  # noqa: ARG001 - nobody's but hers
    """Give back, as a file, the quiz that the page has shown."""
    markdown = request.POST.get("markdown", "").replace("\r\n", "\n")
    if not markdown:
        return redirect("publishing:questions")
    return _download(exchange.quiz(markdown))


@publishing
def questions_template(request: PersonRequest, mine: Publisher) -> HttpResponseBase:  # noqa: ARG001 - the same for all
    return _download(exchange.template())


@teaching
def questions_given(
    request: PersonRequest, visit: Visit, unit_slug: str
) -> HttpResponseBase:
    unit = get_object_or_404(exchange.quizzes([visit.course]), slug=unit_slug)
    form = TargetForm({"to": request.GET.get("to", exchange.USUAL)})
    if not form.is_valid():
        raise Http404
    found = exchange.given(unit, target=form.cleaned_data["to"])
    if "file" in request.GET and not found.problems:
        return _download(found.download)
    return TemplateResponse(
        request,
        "publishing/questions_given.html",
        {"unit": unit, "form": form, "given": found},
    )


def _download(file: Download) -> HttpResponse:
    answer = HttpResponse(file.content, content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


def _courses(
    request: PersonRequest, mine: Publisher, form: UploadForm
) -> HttpResponseBase:
    books = shelf.books(mine, content=Path(settings.CONTENT))
    return TemplateResponse(
        request,
        "publishing/courses.html",
        {"books": books, "form": form},
        status=422 if form.errors else 200,
    )


def _in_content(slug: str) -> Opened:
    path = Path(settings.CONTENT) / slug
    if not path.is_dir():
        raise Http404
    return sources.open_path(path)


def _preview(request: PersonRequest, opened: Opened, origin: str) -> HttpResponseBase:
    """Show what a publication would change; publish it when that was confirmed."""
    found = preview.of(opened)
    form = ConfirmForm(request.POST or None, initial={"digest": found.digest})
    is_sent = request.method == "POST" and form.is_valid()
    is_seen = is_sent and form.cleaned_data["digest"] == found.digest
    if is_seen and found.manuscript:
        imprint = Imprint(request.user, origin, opened.commit)
        now, days = timezone.now(), form.cleaned_data["delta_days"]
        made = publish(found.manuscript, imprint=imprint, at=now)
        retraining.ask_for(made, days, by=request.user, at=now)
        return redirect("publishing:releases", made.course.slug)
    is_wrong = "delta_days" in form.errors
    if not is_wrong:
        form = ConfirmForm(initial={"digest": found.digest})
    return TemplateResponse(
        request,
        "publishing/preview.html",
        {"preview": found, "form": form, "has_changed": is_sent and not is_seen},
        status=422 if is_sent or is_wrong else 200,
    )
