"""The one task that the queue knows."""

from django.tasks import task
from django.utils import timezone

from jobs import doing


@task
def do(key: int) -> None:
    doing.do(key, clock=timezone.now)
