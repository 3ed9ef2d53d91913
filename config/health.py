"""Says whether the site is alive and fit to be used."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from courses.models import Course
from jobs import watching
from ledger import guard, sealing
from web.access import public


@public
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # the address says it all
    """Answer 200 when the database answers, content is there and the record guarded.

    Without a worker the pages still work: it is named, and the answer stays 200; so
    are seals of the ledger that stay out, which is the worker's work too.
    """
    state = {"database": "ok", "content": "ok", "record": "ok"}
    worker = seals = "ok"
    now = timezone.now()
    try:
        if not Course.objects.published().exists():
            state["content"] = "nothing published"
        if missing := guard.missing():
            state["record"] = f"unguarded: {', '.join(missing)}"
        if since := watching.silent_since(at=now):
            worker = f"silent since {since:%Y-%m-%dT%H:%M:%SZ}"
        if since := sealing.behind_since(at=now):
            seals = f"behind since {since:%Y-%m-%dT%H:%M:%SZ}"
    except DatabaseError:
        state, worker = {"database": "out of reach"}, "unknown"
        seals = "unknown"
    is_fit = set(state.values()) == {"ok"}
    answer = {**state, "seals": seals, "worker": worker}
    return JsonResponse(answer, status=200 if is_fit else 503)
