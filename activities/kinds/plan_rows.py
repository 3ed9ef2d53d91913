"""The rows of an action plan: as a form, as a table, and of many people at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.translation import gettext_lazy as _

from activities.task import Words
from engine.markup.text import plain

MOST_FIRSTS = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """How many actions must be planned, and days until one looks back."""

    least: int = 1
    days: int = 30


@dataclass(frozen=True, slots=True)
class Action:
    """What can be planned; prompt and note are safe HTML."""

    id: str
    prompt: str
    note: str = ""
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to say of an action. `lines` is how much room it takes."""

    code: str
    label: Words
    hint: Words
    lines: int = 1
    is_needed: bool = True

    def name_for(self, action: Action) -> str:
        """Return its name in the form."""
        return f"{self.code}-{action.id}"


FIELDS = (
    Field("what", _("What"), _("Something one could see you do"), lines=2),
    Field("who", _("Who"), ""),
    Field("when", _("When"), _("A day, or words such as “every Friday”")),
    Field(
        "indicator",
        _("Indicator"),
        _("By what will you know that it worked? May stay empty."),
        is_needed=False,
    ),
    Field("first", _("First step"), _("What you can begin with tomorrow"), lines=2),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of an action and what was written into it; `name` is its name there."""

    field: Field
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    action: Action
    number: int
    entries: tuple[Entry, ...]

    @property
    def is_begun(self) -> bool:
        return any(entry.text.strip() for entry in self.entries)

    @property
    def is_planned(self) -> bool:
        return not left({entry.field.code: entry.text for entry in self.entries})

    @property
    def first(self) -> str:
        return self.entries[-1].text.strip()


class Sheet(tuple[Row, ...]):
    """All rows; `review_on` is the day she chose to look back, or None."""

    rules: Rules
    review_on: date | None

    @classmethod
    def of(
        cls, rows: Iterable[Row], *, rules: Rules, review_on: date | None = None
    ) -> Self:
        made = cls(rows)
        made.rules, made.review_on = rules, review_on
        return made

    @property
    def begun(self) -> list[Row]:
        return [row for row in self if row.is_begun]

    @property
    def printed(self) -> list[Row]:
        """Return what stands on paper: what was begun, else all of it to fill in."""
        return self.begun or list(self)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An action: how many planned it, per cent of all, and some of the first steps."""

    number: int
    name: str
    count: int
    percent: int
    firsts: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Together:
    """`n` people have planned something; `chosen` begins with what most of them did."""

    n: int
    chosen: tuple[Chosen, ...]


def left(texts: Mapping[str, str]) -> list[str]:
    """Return the codes of the fields that an action needs and does not have."""
    needed = (field.code for field in FIELDS if field.is_needed)
    return [code for code in needed if not texts.get(code, "").strip()]


def row(action: Action, number: int, texts: Mapping[str, str]) -> Row:
    entries = (
        Entry(field, field.name_for(action), texts.get(field.code, ""))
        for field in FIELDS
    )
    return Row(action, number, tuple(entries))


def together(sheets: Sequence[Sheet]) -> Together:
    n = sum(any(row.is_planned for row in sheet) for sheet in sheets)
    found = (
        _chosen([row for row in column if row.is_planned], column[0], n)
        for column in zip(*sheets, strict=True)
    )
    return Together(n, tuple(sorted(found, key=lambda one: -one.count)))


def _chosen(planned: Sequence[Row], row: Row, n: int) -> Chosen:
    firsts = list(dict.fromkeys(one.first for one in planned))
    return Chosen(
        number=row.number,
        name=row.action.name,
        count=len(planned),
        percent=100 * len(planned) // n if n else 0,
        firsts=tuple(firsts[:MOST_FIRSTS]),
        more=len(firsts[MOST_FIRSTS:]),
    )
