"""What is kept of a file of past completions beside its columns."""

from dataclasses import dataclass, field

from people.sheets.summaries import Summary as AnySummary
from training.evidence.imports.lines import Kind


@dataclass(slots=True, kw_only=True)
class Summary(AnySummary):
    """What the last check found, and what came of it.

    `pieces` would be recorded (a course is one for each of its modules) and satisfy
    `satisfies` periods. `elsewhere` counts new rows that are of none of our modules.
    """

    pieces: int = 0
    satisfies: int = 0
    elsewhere: dict[str, int] = field(default_factory=dict)
    elsewhere_rows: int = 0

    @property
    def changes(self) -> int:
        return self.kinds.get(Kind.NEW, 0)
