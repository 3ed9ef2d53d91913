"""Says whether the site is alive and fit to be used."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from courses.models import Course
from jobs import watching
from ledger import guard
from web.access import public


@public
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # the address says it all
    """Answer 200 when the database answers, content is there and the record guarded.

    Without a worker the pages still work: it is named, and the answer stays 200.
    """
    state = {"database": "ok", "content": "ok", "record": "ok"}
    worker = "ok"
    try:
        if not Course.objects.published().exists():
            state["content"] = "nothing published"
        if missing := guard.missing():
            state["record"] = f"unguarded: {', '.join(missing)}"
        if since := watching.silent_since(at=timezone.now()):
            worker = f"silent since {since:%Y-%m-%dT%H:%M:%SZ}"
    except DatabaseError:
        state, worker = {"database": "out of reach"}, "unknown"
    is_fit = set(state.values()) == {"ok"}
    answer = {**state, "worker": worker}
    return JsonResponse(answer, status=200 if is_fit else 503)
