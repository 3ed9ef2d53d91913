"""What comes back by itself: files that nobody has confirmed are thrown away."""

from jobs import schedule
from training.evidence.imports import dropping

SECONDS = 24 * 60 * 60

schedule.every(SECONDS, "drop-evidence-imports", dropping.drop_old)
