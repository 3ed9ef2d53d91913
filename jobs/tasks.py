"""The tasks that the queue knows: jobs, and work that comes back."""

from django.tasks import task
from django.utils import timezone

from jobs import doing, queue, schedule

SOON = 10  # what comes back is short, and goes before the jobs that wait


@task
def do(key: int) -> None:
    again_at = doing.do(key, clock=timezone.now)
    if again_at and queue.keeps():
        queue.put(do, key, after=again_at)


@task(priority=SOON)
def run(name: str) -> None:
    schedule.do(name, run, at=timezone.now())
