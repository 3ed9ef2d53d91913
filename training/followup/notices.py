"""Telling people something in the page.

    notices.tell(anna, Code.ASSIGNED, values={"module": "Greeting", "day": day},
                 address="/courses/desk/", at=at)

A day or a person among the values is kept as such, and becomes words in the language
of whoever reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.formats import date_format

from people.models import Person
from training.followup.codes import TEXTS, Code, places
from training.models import Notice

SHOWN = 5
LATELY = timedelta(days=7)
PAGE = 30
CHUNK = 1000

type Value = str | int | date | Person


class WrongValues(Exception):
    """The words of the code ask for other values."""


class NoPlaceHere(Exception):
    """A notice leads to a page of this site, or nowhere."""


@dataclass(frozen=True, slots=True)
class Note:
    person: Person
    code: Code
    values: Mapping[str, Value]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in words."""

    notice: Notice
    text: str

    @property
    def is_unread(self) -> bool:
        return self.notice.read_at is None


@dataclass(frozen=True, slots=True)
class Lines:
    rows: Sequence[Line]
    last: int | None


def tell(
    person: Person,
    code: Code,
    *,
    values: Mapping[str, Value],
    address: str,
    at: datetime,
) -> Notice:
    """Leave a notice for one person."""
    notice = _notice(Note(person, code, values, address), at=at)
    notice.save()
    return notice


def tell_all(notes: Iterable[Note], *, at: datetime) -> None:
    """Leave many notices in few queries."""
    drafts = [_notice(note, at=at) for note in notes]
    Notice.objects.bulk_create(drafts, batch_size=CHUNK)


def _notice(note: Note, *, at: datetime) -> Notice:
    code = Code(note.code)
    if places(code) != set(note.values):
        raise WrongValues(f"{code}: {sorted(places(code))}")
    if note.address and (note.address[0] != "/" or note.address.startswith("//")):
        raise NoPlaceHere(note.address)
    values = {name: _kept(value) for name, value in note.values.items()}
    return Notice(
        person=note.person, code=code, values=values, address=note.address, made_at=at
    )


def _kept(value: Value) -> object:
    if isinstance(value, Person):
        return {"person": value.pk}
    if isinstance(value, date):
        return {"day": f"{value:%Y-%m-%d}"}
    return value


def latest(person: Person, *, at: datetime) -> list[Line]:
    """Return the few for the home page: the unread ones, then those read of late."""
    fresh = Q(read_at__isnull=True) | Q(read_at__gt=at - LATELY)
    unread_first = F("read_at").desc(nulls_first=True)
    return _lines(person.notices.filter(fresh).order_by(unread_first, "-pk")[:SHOWN])


def page(person: Person, *, before: int | None) -> Lines:
    """Return a person's notices from the newest on, or from one on."""
    mine = person.notices.order_by("-pk")
    if before is not None:
        mine = mine.filter(pk__lt=before)
    rows = list(mine[: PAGE + 1])
    return Lines(_lines(rows[:PAGE]), rows[PAGE - 1].pk if len(rows) > PAGE else None)


def _lines(rows: Iterable[Notice]) -> list[Line]:
    rows = list(rows)
    names = _names(rows)
    return [Line(row, text) for row in rows if (text := _text(row, names))]


def _names(rows: Iterable[Notice]) -> dict[int, str]:
    keys = {
        value["person"]
        for row in rows
        for value in row.values.values()
        if isinstance(value, dict) and "person" in value
    }
    if not keys:
        return {}
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "name"))


def _text(notice: Notice, names: Mapping[int, str]) -> str:
    """Return its words; nothing for a code that is no longer used."""
    if notice.code not in TEXTS:
        return ""
    values = {name: _said(value, names) for name, value in notice.values.items()}
    return str(TEXTS[Code(notice.code)]) % values


def _said(value: Any, names: Mapping[int, str]) -> object:
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return date_format(date.fromisoformat(value["day"]), "DATE_FORMAT")
    return names.get(value["person"], "")


def read(notice: Notice, *, at: datetime) -> None:
    """Note that it was read; the first time counts."""
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=at)


def read_all(person: Person, *, at: datetime) -> None:
    person.notices.unread().update(read_at=at)
