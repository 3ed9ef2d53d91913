"""A mistake in an author's file: where it is, what it is, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(text: str) -> str:
    """Mark a text for translation and leave it as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Problem:
    """The message is an English msgid; its {names} are filled from the values."""

    path: str
    line: int
    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message.format_map(self.values)}"
