"""What is kept of a file of rows beside its columns, whatever its rows are about."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from people.models import ImportFile


@dataclass(slots=True, kw_only=True)
class Summary:
    """How the file is read, and how many rows of each kind the last check found."""

    encoding: str = ""
    heads: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    digest: str = ""

    @classmethod
    def of(cls, batch: ImportFile) -> Self:
        stored: dict[str, Any] = batch.counts
        return cls(**stored)

    def store(self, batch: ImportFile) -> None:
        """Put it into the row, which is not saved."""
        batch.counts = asdict(self)

    @property
    def rows(self) -> int:
        return sum(self.kinds.values())
