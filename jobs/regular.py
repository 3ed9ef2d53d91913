"""What comes back by itself: jobs whose worker died are done again."""

from datetime import datetime

from jobs import reaping, schedule, tasks

SECONDS = 60


def reap(at: datetime) -> None:
    reaping.reap(tasks.do, at=at)


schedule.every(SECONDS, "reap-jobs", reap)
