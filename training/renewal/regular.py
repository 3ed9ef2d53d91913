"""What comes back by itself: the next cycles of what must be renewed."""

from jobs import schedule
from training.renewal import cycles

SECONDS = 60 * 60

schedule.every(SECONDS, "open-renewals", cycles.run)
