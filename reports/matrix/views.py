"""The matrix as a page."""

from django.http import Http404, HttpResponseBase
from django.template.response import TemplateResponse

from people.requests import PersonRequest
from reports import choices, showing
from reports.matrix import grid
from reports.matrix.grid import Page
from reports.matrix.kind import MATRIX, MatrixForm
from training import paging, words
from training.access import Reach, reporting
from training.status import Status
from training.words import Mark

PAGE = 30
LEGEND = (
    Status.DONE,
    Status.VALID,
    Status.EXPIRING,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.OVERDUE,
    Status.NOT_OPEN,
    Status.WAIVED,
)


@reporting
def page(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    form = MatrixForm(request.GET, reach=reach)
    context = showing.context(MATRIX, form)
    if not form.is_valid():
        return _wrong(request, form, context, reach)
    columns = grid.modules(form.filters, reach=reach)
    since = paging.key_from(request.GET.get("from", ""))
    try:
        shown = grid.page(
            form.filters, reach=reach, columns=columns, since=since, size=PAGE
        )
    except paging.NoSuchRow as problem:
        raise Http404 from problem
    context |= {
        "page": shown,
        "columns": columns,
        "is_first": since is None,
        "opened": _opened(shown, reach),
        "legend": [Mark(words.STATES[one], str(words.LABELS[one])) for one in LEGEND],
    }
    return TemplateResponse(request, "reports/matrix.html", context)


def _wrong(
    request: PersonRequest,
    form: MatrixForm,
    context: dict[str, object],
    reach: Reach,
) -> HttpResponseBase:
    """Say what is wrong; who has chosen nothing yet is asked to choose a course."""
    if form.is_too_wide:
        context["courses"] = choices.courses(reach).order_by("title", "pk")
    is_new = form.is_too_wide and "module" not in form.given
    status = 200 if is_new else 422
    return TemplateResponse(request, "reports/matrix.html", context, status=status)


def _opened(shown: Page, reach: Reach) -> set[int]:
    """Return the keys of the periods she may open."""
    keys = [one.key for line in shown.lines for one in line.cells if one]
    return set(reach.reported().filter(pk__in=keys).values_list("pk", flat=True))
