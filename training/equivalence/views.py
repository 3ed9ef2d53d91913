"""The pages of what counts as equal: the list, a replaced course, one equivalence."""

from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from people.requests import PersonRequest
from training.access import Reach
from training.equivalence import changing, listing, looking, work
from training.equivalence import listed as file
from training.equivalence.access import replacing, within
from training.equivalence.forms import NOTE, CoursesForm, EndForm, TableForm
from training.equivalence.sayings import SAYINGS


@require_safe
@replacing
def listed(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    mine = within(reach)
    context = {
        "groups": listing.active(mine),
        "ended": listing.ended(mine),
        "courses": CoursesForm(None, reach=reach),
        "job": work.last_job(),
    }
    return TemplateResponse(request, "equivalence/list.html", context)


@dataclass(slots=True)
class Asked:
    """What was asked so far: the courses, then what counts for what in them."""

    courses: CoursesForm
    table: TableForm | None = None

    @property
    def is_whole(self) -> bool:
        return self.table is not None and self.table.is_valid()


def _asked(request: PersonRequest, reach: Reach) -> Asked:
    data = request.POST if request.method == "POST" else request.GET
    courses = CoursesForm(data if "was" in data else None, reach=reach)
    if not courses.is_valid():
        return Asked(courses)
    said = data if NOTE in data else None
    return Asked(courses, TableForm(said, **courses.cleaned_data))


@replacing
def new(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Ask for the courses, then for the table, then show whom it touches."""
    asked = _asked(request, reach)
    if asked.table is None or "edit" in request.GET or not asked.is_whole:
        return _form_page(request, asked)
    if request.method != "POST":
        return _preview_page(request, asked.courses, asked.table)
    table, now = asked.table, timezone.now()
    try:
        changing.make(
            table.pairs, note=table.cleaned_data[NOTE], by=request.user, at=now
        )
    except changing.NothingNew:
        table.add_error(None, _("All of this is in force already."))
        return _form_page(request, asked)
    return redirect("equivalence:list")


def _form_page(request: PersonRequest, asked: Asked) -> HttpResponseBase:
    form = asked.table or asked.courses
    page = "equivalence/table.html" if asked.table else "equivalence/courses.html"
    context = {"courses": asked.courses, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, page, context, status=status)


def _preview_page(
    request: PersonRequest, courses: CoursesForm, table: TableForm
) -> HttpResponseBase:
    """Show whom it touches, or how far the search for many is."""
    query = request.GET.copy()
    is_anew = bool(query.pop("anew", []))
    address = query.urlencode()
    seen = looking.look(
        table.plan, query=address, by=request.user, at=timezone.now(), anew=is_anew
    )
    context = {
        "courses": courses,
        "form": table,
        "parts": [(one, SAYINGS[one.fate]) for one in seen.parts],
        "credited": seen.parts[0].people if seen.parts else 0,
        "query": address,
        "job": seen.job,
    }
    page = "equivalence/preview.html" if seen.parts else "equivalence/looking.html"
    return TemplateResponse(request, page, context)


@require_safe
@replacing
def people(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Send the whole list of the preview as a file."""
    asked = _asked(request, reach)
    if asked.table is None or not asked.is_whole:
        return _form_page(request, asked)
    rows = file.csv(asked.table.plan, by=request.user, at=timezone.now())
    answer = StreamingHttpResponse(rows, content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="equivalence.csv"'
    return answer


@replacing
def one(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found = get_object_or_404(listing.named(within(reach)), pk=key)
    is_sent = request.method == "POST" and found.ended_at is None
    form = EndForm(request.POST if is_sent else None)
    if is_sent and form.is_valid():
        with suppress(changing.AlreadyEnded):
            why = form.cleaned_data["why"]
            changing.end(found, why=why, by=request.user, at=timezone.now())
        return redirect("equivalence:one", found.pk)
    context = {"equivalence": found, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "equivalence/one.html", context, status=status)
