"""What is kept of a batch beside its columns."""

from dataclasses import dataclass, field
from datetime import date

from people.sheets.summaries import Summary as AnySummary

MOST_NAMED = 200
# More than one in so many is let go only by who has typed how many.
ONE_IN = 10


@dataclass(slots=True, kw_only=True)
class Summary(AnySummary):
    """The order, and what the last check found; `left` is what rolling back left."""

    effective: str
    active: int = 0
    departments: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    cohorts: list[str] = field(default_factory=list)
    confirmed: int | None = None
    left: list[tuple[int, str]] = field(default_factory=list)

    @property
    def effective_on(self) -> date:
        return date.fromisoformat(self.effective)

    @property
    def gone(self) -> int:
        return self.kinds.get("gone", 0)

    @property
    def changes(self) -> int:
        still = self.kinds.get("same", 0) + self.kinds.get("wrong", 0)
        return self.rows - still

    @property
    def lets_many_go(self) -> bool:
        return self.gone * ONE_IN > self.active
