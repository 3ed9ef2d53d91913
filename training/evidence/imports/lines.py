"""What each row of a file comes to, as it is stored to be shown."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from training.evidence.imports.catalogue import Modules
from training.evidence.imports.rows import UNSAID, Row
from training.models import Evidence


class Kind(StrEnum):
    WRONG = "wrong"
    NEW = "new"
    SAME = "same"


@dataclass(slots=True)
class Line:
    """A row with its modules (none: stored under its own title) and what is new of it.

    `twin` is an earlier row of the file that says the same, or 0.
    """

    row: Row
    modules: Modules = ()
    pieces: list[Evidence] = field(default_factory=list)
    twin: int = 0

    @property
    def kind(self) -> Kind:
        if self.row.faults:
            return Kind.WRONG
        return Kind.NEW if self.pieces else Kind.SAME

    @property
    def is_elsewhere(self) -> bool:
        return self.kind is Kind.NEW and not self.modules

    def stored(self) -> dict[str, Any]:
        row = self.row
        faults = [(one.where, one.message, dict(one.values)) for one in row.faults]
        return {
            "kind": self.kind,
            "row": row.row,
            "number": row.number,
            "name": row.name,
            "what": row.what,
            "day": "" if row.completed_on == UNSAID else row.completed_on.isoformat(),
            "minutes": row.minutes,
            "modules": [one.title for one in self.modules],
            "twin": self.twin,
            "faults": faults,
        }
