"""Draws the questions of an attempt by a blueprint: unseen ones first, none twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from engine.questions.question import Question
from engine.questions.shuffling import shuffled

THIS = "this"
NEVER = datetime.min.replace(tzinfo=UTC)

_LINE = re.compile(
    r"(?P<count>[1-9][0-9]{0,2})"
    r"(?: from (?P<unit>[A-Za-z0-9-]+))?(?: tagged (?P<tag>\S{1,80}))?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """So many questions of a quiz; without a unit of the one that draws itself."""

    count: int
    unit: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be drawn, the quiz it stands in and the version of that."""

    question: Question
    fingerprint: str
    unit: str = ""
    version: int = 0

    @property
    def asked(self) -> Question:
        """Return it under the id it bears in an attempt, which tells where it is from.

        Two quizzes may have questions with one id; no id holds two hyphens in a row.
        """
        if not self.unit:
            return self.question
        stem = self.question.stem
        return replace(self.question, stem=replace(stem, id=f"{self.unit}--{stem.id}"))

    def suits(self, line: Line) -> bool:
        is_tagged = not line.tag or line.tag in self.question.tags
        return self.unit == line.unit and is_tagged


def read(text: str, *, here: str) -> Line | None:
    """Read `3 from opening-quiz tagged crm`; `here` is the slug of the quiz itself."""
    found = _LINE.fullmatch(text)
    if found is None or not (found["unit"] or found["tag"]):
        return None
    unit = found["unit"] or THIS
    is_own = unit in {THIS, here}
    return Line(int(found["count"]), "" if is_own else unit, found["tag"] or "")


def is_own_pool(lines: Sequence[Line]) -> bool:
    """Say whether a line draws from the quiz itself; else all it has is asked."""
    return any(not line.unit for line in lines)


def fixed(
    lines: Sequence[Line], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Return the quiz's own questions, unless they are what is drawn from."""
    if is_own_pool(lines):
        return ()
    return tuple(one for one in candidates if not one.unit)


def pool(line: Line, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return what a line may draw, each wording once."""
    suiting = {one.fingerprint: one for one in candidates if one.suits(line)}
    return list(suiting.values())


def draw(
    lines: Sequence[Line],
    candidates: Sequence[Candidate],
    *,
    seen: Mapping[str, datetime],
    seed: int,
) -> tuple[Candidate, ...]:
    """Return the questions of an attempt in the order of the lines.

    `seen` tells when a wording was last asked: what was never asked comes first, then
    what was asked longest ago; the seed decides between equals. It draws fewer only
    where there are not enough.
    """
    standing = fixed(lines, candidates)
    asked = {one.fingerprint for one in standing}
    free = [one for one in candidates if one.fingerprint not in asked]
    ordered = sorted(
        shuffled(free, seed=seed, name="draw"),
        key=lambda one: seen.get(one.fingerprint, NEVER),
    )
    table = _Table(lines, ordered)
    table.fill()
    return (*standing, *table.held())


def short(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[int]:
    """Return the places, from 0, of the lines that do not get all they want."""
    standing = {one.fingerprint for one in fixed(lines, candidates)}
    free = [one for one in candidates if one.fingerprint not in standing]
    table = _Table(lines, free)
    table.fill()
    missing = {
        line for line, one in zip(table.lines, table.seats, strict=True) if not one
    }
    return sorted(missing)


def count(lines: Sequence[Line], own: int) -> int:
    """Return how many questions an attempt asks, of a quiz with so many of its own."""
    drawn = sum(line.count for line in lines)
    return drawn if is_own_pool(lines) else own + drawn


def points(lines: Sequence[Line], candidates: Sequence[Candidate]) -> int:
    """Return what an attempt is worth; all that one line may draw is worth the same."""
    standing = sum(one.question.points for one in fixed(lines, candidates))
    return standing + sum(line.count * _worth(line, candidates) for line in lines)


def _worth(line: Line, candidates: Sequence[Candidate]) -> int:
    return next((one.question.points for one in pool(line, candidates)), 0)


@dataclass(slots=True)
class _Table:
    """Seats for the questions: a line has as many as it wants questions.

    The questions come in their order, and whoever finds a seat keeps one, though she
    may have to move to another seat that suits her. So the best set is found, not
    only a good one: the first question is left out only where no seat ever suits.
    """

    wanted: Sequence[Line]
    ordered: Sequence[Candidate]
    lines: list[int] = field(init=False)
    seats: list[str] = field(init=False)
    suiting: dict[str, set[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = [
            place for place, line in enumerate(self.wanted) for _ in range(line.count)
        ]
        self.seats = [""] * len(self.lines)
        self.suiting = {}
        for one in self.ordered:
            lines = self.suiting.setdefault(one.fingerprint, set())
            lines |= {at for at, line in enumerate(self.wanted) if one.suits(line)}

    def fill(self) -> None:
        for wording in self.suiting:
            if "" not in self.seats:
                return
            self._seat(wording, set())

    def _seat(self, wording: str, tried: set[int]) -> bool:
        """Seat a question; `tried` holds the lines that were asked already."""
        for line in sorted(self.suiting[wording] - tried):
            tried.add(line)
            seat = self._free(line, tried)
            if seat is not None:
                self.seats[seat] = wording
                return True
        return False

    def _free(self, line: int, tried: set[int]) -> int | None:
        """Return a free seat of the line, or one whose holder can move."""
        seats = [seat for seat, of in enumerate(self.lines) if of == line]
        for seat in seats:
            if not self.seats[seat]:
                return seat
        moved = (seat for seat in seats if self._seat(self.seats[seat], tried))
        return next(moved, None)

    def held(self) -> Iterator[Candidate]:
        """Return who sits, line by line."""
        for line, seat in zip(self.lines, self.seats, strict=True):
            suiting = (
                one
                for one in self.ordered
                if one.fingerprint == seat and one.suits(self.wanted[line])
            )
            yield from list(suiting)[:1]
