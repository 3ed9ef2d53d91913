"""What a correction would change, counted and listed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from quizzes.regrading.regrades import Line

MOST = 200


@dataclass(slots=True)
class Rehearsal:
    """The first lines that say something, and counts of all of them."""

    lines: list[Line] = field(default_factory=list)
    asked: int = 0
    higher: int = 0
    lower: int = 0
    kept: int = 0
    passing: int = 0
    failing: int = 0

    @property
    def touched(self) -> int:
        return self.higher + self.lower + self.kept

    @property
    def others(self) -> int:
        """Return how many of those it touches are not listed."""
        return max(0, self.touched - len(self.lines))

    def add(self, line: Line) -> None:
        self.asked += 1
        self.higher += line.is_higher
        self.lower += line.is_lower
        self.kept += line.is_kept
        self.passing += line.new.has_passed is True and not line.old.has_passed
        self.failing += line.new.has_passed is False and bool(line.old.has_passed)
        is_told = line.is_higher or line.is_lower or line.is_kept
        if is_told and len(self.lines) < MOST:
            self.lines.append(line)


def of(lines: Iterable[Line]) -> Rehearsal:
    made = Rehearsal()
    for line in lines:
        made.add(line)
    return made
