"""What is kept of a batch beside its columns."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from people.models import ImportBatch

MOST_NAMED = 200
# More than one in so many is let go only by who has typed how many.
ONE_IN = 10


@dataclass(slots=True)
class Summary:
    """The order, and what the last check found; `left` is what rolling back left."""

    effective: str
    encoding: str = ""
    heads: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    active: int = 0
    digest: str = ""
    departments: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    cohorts: list[str] = field(default_factory=list)
    confirmed: int | None = None
    left: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, batch: ImportBatch) -> Self:
        stored: dict[str, Any] = batch.counts
        return cls(**stored)

    def store(self, batch: ImportBatch) -> None:
        """Put it into the row, which is not saved."""
        batch.counts = asdict(self)

    @property
    def effective_on(self) -> date:
        return date.fromisoformat(self.effective)

    @property
    def gone(self) -> int:
        return self.kinds.get("gone", 0)

    @property
    def rows(self) -> int:
        return sum(self.kinds.values())

    @property
    def changes(self) -> int:
        still = self.kinds.get("same", 0) + self.kinds.get("wrong", 0)
        return self.rows - still

    @property
    def lets_many_go(self) -> bool:
        return self.gone * ONE_IN > self.active
