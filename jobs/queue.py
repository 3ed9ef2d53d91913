"""The queue in the database, as far as jobs and regular work look into it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.tasks import Task, TaskResultStatus, task_backends
from django_tasks_db.models import DBTaskResult, get_date_max

KEPT = timedelta(days=1)

type Doing = Task[[int], None]


def keeps() -> bool:
    """Say whether the queue can keep work for later; the one of the tests cannot."""
    return task_backends["default"].supports_defer


def put(task: Doing, key: int, *, after: datetime | None) -> None:
    """Let the task be done with a key, not before a moment if there is one."""
    task.using(run_after=after).enqueue(key)


def ready(task: Task[Any, None]) -> Any:
    """Return the entries of a task that nobody has taken yet."""
    return _of(task).filter(status=TaskResultStatus.READY)


def first(entry: Any) -> Any:
    """Return the first argument of an entry, which says what it is about."""
    return entry.args_kwargs["args"][0]


def forget(task: Task[Any, None], *, at: datetime) -> None:
    """Drop what was done, or broke off, long ago."""
    long_ago = at - KEPT
    _of(task).finished().filter(finished_at__lt=long_ago).delete()
    _of(task).running().filter(started_at__lt=long_ago).delete()


def left_since(*, at: datetime, patience: timedelta) -> datetime | None:
    """Return since when the oldest entry waits that should have been taken by now."""
    late = at - patience
    is_due = Q(run_after__lt=late) | Q(run_after=get_date_max())
    left = DBTaskResult.objects.filter(is_due, status=TaskResultStatus.READY)
    oldest = left.filter(enqueued_at__lt=late).order_by("enqueued_at").first()
    if oldest is None:
        return None
    since: datetime = oldest.enqueued_at
    return since if oldest.run_after > at else max(since, oldest.run_after)


def _of(task: Task[Any, None]) -> Any:
    return DBTaskResult.objects.filter(task_path=task.module_path)
