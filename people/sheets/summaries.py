"""What is kept of a file of rows beside its columns, whatever its rows are about."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from engine.tables.refusals import Reason, Unreadable
from people.models import ImportFile


@dataclass(slots=True, kw_only=True)
class Summary:
    """How the file is read, and how many rows of each kind the last check found.

    `refusal` is why a check in the background did not read it, with its `values`;
    `is_part` says that it was stopped before it was applied to its end.
    """

    encoding: str = ""
    heads: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    digest: str = ""
    refusal: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    is_part: bool = False

    @classmethod
    def of(cls, batch: ImportFile) -> Self:
        stored: dict[str, Any] = batch.counts
        return cls(**stored)

    def store(self, batch: ImportFile) -> None:
        """Put it into the row, which is not saved."""
        batch.counts = asdict(self)

    def forget(self) -> None:
        """Forget what an earlier check found."""
        self.kinds, self.digest, self.refusal, self.values = {}, "", "", {}

    def put_off(self, batch: ImportFile, columns: Mapping[str, str]) -> None:
        """Save the columns chosen; what they come to is still to be found out."""
        self.forget()
        self.store(batch)
        batch.columns = dict(columns)
        batch.save(update_fields=["columns", "counts"])

    def refuse(self, batch: ImportFile, problem: Unreadable) -> None:
        """Save why the file turned out to be none while it was checked."""
        self.refusal, self.values = str(problem.reason), dict(problem.values)
        self.store(batch)
        batch.save(update_fields=["counts"])

    @property
    def problem(self) -> Unreadable | None:
        return Unreadable(Reason(self.refusal), **self.values) if self.refusal else None

    @property
    def is_checked(self) -> bool:
        return bool(self.digest)

    @property
    def rows(self) -> int:
        return sum(self.kinds.values())
