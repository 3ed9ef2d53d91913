"""What taking a batch back does to each person, and to whom it does nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from people.imports.company import Company, Standing
from people.imports.lines import Kind
from people.imports.telling import Values, plain, post_before
from people.models import ImportChange, Person
from people.postings import Move, Place

DAYS = ("started_on", "left_on")
APART = frozenset({"posting", "until", "cohorts"})


class Reason(StrEnum):
    LATER = "later"
    BY_HAND = "by hand"
    ERASED = "erased"
    TAKEN = "taken"
    YOURSELF = "yourself"


@dataclass(slots=True)
class Step:
    """The way back for one person; `left` says why there is none."""

    change: ImportChange
    standing: Standing
    fresh: Values = field(default_factory=dict)
    move: Move | None = None
    cohorts: list[int] = field(default_factory=list)
    left: Reason | None = None

    @property
    def does_something(self) -> bool:
        return self.left is None and bool(self.fresh or self.move or self.cohorts)


@dataclass(frozen=True, slots=True)
class Stepper:
    """Compares what a batch did with how people stand now."""

    company: Company
    later: frozenset[int]
    joined: Mapping[int, frozenset[int]]
    by: Person | None

    def step(self, change: ImportChange, standing: Standing) -> Step:
        made = Step(change, standing)
        made.left = self._reason(change, standing)
        if made.left is None:
            old, _new = _told(change)
            made.fresh = dict(self._fresh(standing, old))
            made.move = self._move(change, standing)
            mine = self.joined.get(standing.pk, frozenset())
            made.cohorts = sorted(mine & set(change.new.get("cohorts", ())))
        return made

    def _reason(self, change: ImportChange, standing: Standing) -> Reason | None:
        old, new = _told(change)
        owner = self.company.usernames.get(str(old.get("username", "")))
        reasons = {
            Reason.ERASED: not change.new,
            Reason.LATER: change.person_id in self.later,
            Reason.YOURSELF: bool(self.by and self.by.pk == change.person_id),
            Reason.BY_HAND: self._is_other(change, standing, old, new),
            Reason.TAKEN: owner is not None and owner != standing.number,
        }
        return next((reason for reason, holds in reasons.items() if holds), None)

    def _is_other(
        self, change: ImportChange, standing: Standing, old: Values, new: Values
    ) -> bool:
        """Say whether something is neither as the batch found it nor as it left it."""
        by_hand = any(
            plain(getattr(standing, name)) not in {old[name], new[name]} for name in old
        )
        posts = [_post(change.old), _post(change.new)]
        return by_hand or (
            "posting" in change.new and post_before(standing) not in posts
        )

    def _fresh(self, standing: Standing, old: Values) -> Iterator[tuple[str, Any]]:
        for name, value in old.items():
            if plain(getattr(standing, name)) != value:
                is_day = name in DAYS and isinstance(value, str)
                yield name, date.fromisoformat(str(value)) if is_day else value

    def _move(self, change: ImportChange, standing: Standing) -> Move | None:
        """Return to the posting before, as though this one had never held."""
        before = _post(change.old)
        if "posting" not in change.new or post_before(standing) == before:
            return None
        place = self._place(before) if before else None
        if standing.post:
            day = standing.post.since
            return Move(standing.pk, day, place, standing.post.pk, day)
        day = date.fromisoformat(change.new["until"])
        return Move(standing.pk, day, place)

    def _place(self, post: Mapping[str, Any]) -> Place:
        way = self.company.ways[post["department"]]
        return Place(post["department"], way, post["position"], post["manager"])


def _told(change: ImportChange) -> tuple[Values, Values]:
    """Return the fields before and after; who was added was not active before."""
    if change.kind == Kind.ADDED:
        active = change.new.get("is_active", False)
        return {"is_active": False}, {"is_active": active}
    old, new = (
        {name: value for name, value in told.items() if name not in APART}
        for told in (change.old, change.new)
    )
    return old, new


def _post(told: Mapping[str, Any]) -> Any:
    return told.get("posting")
