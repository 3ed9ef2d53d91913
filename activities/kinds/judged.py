"""Which cards lie where they belong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from activities.kinds.placed import Card, Group, Placed


@dataclass(frozen=True, slots=True)
class Judged:
    """A card, and where it was put if that is not its place."""

    card: Card
    is_right: bool
    given: Group | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """So many of all cards lie right; `groups` hold the cards that belong there."""

    right: int
    count: int
    groups: tuple[tuple[Group, tuple[Judged, ...]], ...]


def of(
    groups: Sequence[Group], placed: Sequence[Placed], key: Mapping[str, str]
) -> Judgement:
    judged = [(key[one.card.id], _judged(one, key)) for one in placed]
    by_group = (
        (group, tuple(one for id_, one in judged if id_ == group.id))
        for group in groups
    )
    return Judgement(
        right=sum(one.is_right for _id, one in judged),
        count=len(judged),
        groups=tuple((group, cards) for group, cards in by_group if cards),
    )


def _judged(placed: Placed, key: Mapping[str, str]) -> Judged:
    group = placed.group
    if group is not None and group.id == key[placed.card.id]:
        return Judged(placed.card, is_right=True)
    return Judged(placed.card, is_right=False, given=group)
