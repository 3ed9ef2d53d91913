"""Says whether the site is alive and fit to be used."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse

from courses.models import Course
from ledger import guard
from web.access import public


@public
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # the address says it all
    """Answer 200 when the database answers, content is there and the record guarded."""
    state = {"database": "ok", "content": "ok", "record": "ok"}
    try:
        if not Course.objects.published().exists():
            state["content"] = "nothing published"
        if missing := guard.missing():
            state["record"] = f"unguarded: {', '.join(missing)}"
    except DatabaseError:
        state = {"database": "out of reach"}
    is_fit = set(state.values()) == {"ok"}
    return JsonResponse(state, status=200 if is_fit else 503)
