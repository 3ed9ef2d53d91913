"""Cards and the groups they were put into, without a word of where they belong."""

from dataclasses import dataclass

from engine.markup.text import plain

LETTERS = "ABCDEFGHJKLM"  # no I: it looks like a 1


@dataclass(frozen=True, slots=True)
class Group:
    """What is to be said of it is safe HTML; its letter stands for it on paper."""

    id: str
    prompt: str
    guidance: str = ""
    was: str = ""
    letter: str = ""

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Card:
    """A card; its text is safe HTML that fits into a label."""

    id: str
    prompt: str
    was: str = ""

    @property
    def field(self) -> str:
        """Return the name of its field in the form."""
        return f"card-{self.id}"

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Placed:
    """A card and the group it was put into, if it was."""

    card: Card
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """All the cards of one person, as they were dealt."""

    groups: tuple[Group, ...]
    placed: tuple[Placed, ...]
    is_marked: bool = True

    @property
    def has_guidance(self) -> bool:
        return any(group.guidance for group in self.groups)

    @property
    def sorted(self) -> tuple[tuple[Group, tuple[Card, ...]], ...]:
        """Return each group with the cards that were put into it."""
        return tuple(
            (group, tuple(one.card for one in self.placed if one.group == group))
            for group in self.groups
        )

    @property
    def unsorted(self) -> tuple[Card, ...]:
        return tuple(one.card for one in self.placed if one.group is None)
