"""The two ratings of each thing: as they are asked, and as they were given."""

from dataclasses import dataclass
from fractions import Fraction

from activities.charts import numbers
from activities.ratings.things import Dimension, Entry
from activities.task import Words
from engine.measures.scale import Scale

SCALE = Scale(1, 5)
STEPS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two ratings: its letter in bodies and forms, its name, its steps."""

    code: str
    title: Words
    words: tuple[Words, ...]

    def field(self, id: str) -> str:  # noqa: A002  # as HTML calls it
        """Return the name of its field for a thing."""
        return f"{self.code}-{id}"


@dataclass(frozen=True, slots=True)
class Step:
    value: int
    words: Words
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One rating of one thing, and what was picked if anything was."""

    side: Side
    entry: Entry
    value: int | None

    @property
    def field(self) -> str:
        """Return the name of its field in the form."""
        return self.side.field(self.entry.id)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(value, words, value == self.value)
            for value, words in zip(STEPS, self.side.words, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A thing with both its ratings; `number` is its place on paper."""

    number: int
    first: Asked
    second: Asked

    @property
    def entry(self) -> Entry:
        return self.first.entry

    @property
    def is_rated(self) -> bool:
        return self.first.value is not None or self.second.value is not None

    @property
    def difference(self) -> str:
        """Return second less first, as it is written; empty if one is missing."""
        if self.first.value is None or self.second.value is None:
            return ""
        return numbers.signed(Fraction(self.second.value - self.first.value), 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension with its rows. `is_blank`: nothing at all was rated in the body."""

    dimension: Dimension
    rows: tuple[Row, ...]
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is, and whether it is time to show her what comes out.

    Not before all is rated or given: who sees the result rates the rest by it.
    """

    done: int
    count: int
    is_given: bool

    @property
    def is_ready(self) -> bool:
        return self.is_given or self.done == self.count

    @property
    def left_out(self) -> int:
        return self.count - self.done
