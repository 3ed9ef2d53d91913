"""Work that comes back: done every so many seconds, as long as a worker runs.

    schedule.every(60, "close-expired-attempts", close)     # in an app's ready()

The queue itself keeps the time. Each run puts the next one into the queue before it
begins, so that neither a failure nor a worker that is killed breaks the chain, and puts
back what is missing of the other work too. `arm` starts the chains; `./run` calls it at
every start. However often that happens, each work waits in the queue once.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.tasks import Task

from jobs import queue

logger = logging.getLogger(__name__)

# Does the work as of a moment; what it returns is of no interest.
type Work = Callable[[datetime], object]
type Run = Task[[str], None]


@dataclass(frozen=True, slots=True)
class _Regular:
    seconds: int
    work: Work


_regular: dict[str, _Regular] = {}


def every(seconds: int, name: str, work: Work) -> None:
    """Let work be done every so many seconds. The name is what the queue knows."""
    _regular[name] = _Regular(seconds, work)


def arm(run: Run, *, at: datetime) -> list[str]:
    """Put into the queue what does not wait there, and name it.

    `run` is the task that does a work by its name (jobs.tasks.run).
    A queue that cannot keep work for later has no use for it, and gets none.
    """
    if not queue.keeps():
        return []
    missing = _regular.keys() - _waiting(run).keys()
    for name in sorted(missing):
        run.using(run_after=at).enqueue(name)
    return sorted(missing)


def do(name: str, run: Run, *, at: datetime) -> None:
    """Do the work once and see to the next time; a failure is logged and no more."""
    if name not in _regular:
        return
    _follow(name, run, at=at)
    try:
        _regular[name].work(at)
    except Exception:  # it may fail in any way; the next run is waiting already
        logger.exception("%s failed", name)


@transaction.atomic
def _follow(name: str, run: Run, *, at: datetime) -> None:
    """Leave exactly one next run in the queue, and no runs of long ago."""
    mine = [one.pk for one in _waiting(run).get(name, [])]
    queue.ready(run).filter(pk__in=mine).delete()
    later = at + timedelta(seconds=_regular[name].seconds)
    run.using(run_after=later).enqueue(name)
    queue.forget(run, at=at)
    arm(run, at=at)


def _waiting(run: Run) -> dict[str, list[Any]]:
    """Return the runs that wait in the queue, by the name of their work."""
    found: dict[str, list[Any]] = {}
    for one in queue.ready(run):
        found.setdefault(queue.first(one), []).append(one)
    return found
