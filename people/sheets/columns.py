"""Which column of a file says what: guessed by its head, then chosen."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns[Field: str]:
    """What rows may say: the head of each field, and its other names between blanks.

    `kind` tells apart what is remembered of files of another kind with the same heads.
    """

    heads: Mapping[Field, str]
    others: Mapping[Field, str]
    needed: Sequence[Field]
    kind: str = ""

    def guess(self, heads: Iterable[str]) -> dict[str, str]:
        """Return the head of each field whose column is known; the first one wins."""
        names = {
            _plain(name): field
            for field, head in self.heads.items()
            for name in (*self.others[field].split(), head)
        }
        found: dict[str, str] = {}
        for head in heads:
            field = names.get(_plain(head))
            if field and field not in found:
                found[field] = head
        return found

    def digest(self, heads: Iterable[str]) -> str:
        """Return what the choice of columns is remembered by."""
        lines = (*([self.kind] if self.kind else ()), *heads)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def is_usable(self, chosen: Mapping[str, str], heads: Iterable[str]) -> bool:
        """Say whether all needed fields have a column, and the file has them all."""
        return set(self.needed) <= chosen.keys() and set(chosen.values()) <= set(heads)


def places(chosen: Mapping[str, str], heads: Sequence[str]) -> dict[str, int]:
    """Return where in a row each field stands."""
    return {field: heads.index(head) for field, head in chosen.items()}


def _plain(head: str) -> str:
    """Return the letters alone: "Employee No." and 工号（必填） like their names."""
    folded = unicodedata.normalize("NFKC", head).casefold().split("(")[0]
    return "".join(letter for letter in folded if letter.isalnum())
