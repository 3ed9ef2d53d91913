"""One line of a record, wherever it comes from."""

from dataclasses import dataclass
from datetime import date, datetime

from quizzes.reached import Score
from training import days
from training.words import Mark


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was completed.

    A pass through a module makes one; evidence from elsewhere makes the same line and
    leaves out what it does not know. `registration` is the pass, whose texts can be
    shown; `source` says where a line comes from that is not of this site.
    `is_equal` says that it was done as another line, which is what counts.
    """

    at: datetime
    course: str
    title: str
    mark: Mark
    minutes: int = 0
    release: int | None = None
    score: Score | None = None
    certificate: str = ""
    registration: int | None = None
    source: str = ""
    evidence: int | None = None
    is_equal: bool = False

    @property
    def day(self) -> date:
        return days.of(self.at)
