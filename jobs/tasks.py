"""The tasks that the queue knows: jobs, and work that comes back."""

from django.tasks import task
from django.utils import timezone

from jobs import doing, schedule


@task
def do(key: int) -> None:
    doing.do(key, clock=timezone.now)


@task
def run(name: str) -> None:
    schedule.do(name, run, at=timezone.now())
