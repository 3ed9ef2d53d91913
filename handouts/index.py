"""The index at the end of a book: each term of the course, and the pages it is on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse

from courses import kinds
from courses.contents import Entry
from courses.models import Unit
from engine.paper import terms
from handouts.matter import Matter
from people.accounts import name_key

FIGURES = "0-9"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term stands; its own entry in a glossary is the place to begin."""

    address: str
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A term of the index; `key` is what it is sorted by."""

    key: str
    name: str
    places: Sequence[Place]
    others: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    words: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Known:
    """A term of the course, and the unit that explains it."""

    id: str
    unit: str
    names: Mapping[str, str]
    language: str

    @property
    def place(self) -> str:
        """Return the id that is its own in every unit of the course."""
        return f"{self.unit}-{self.id}"

    @property
    def name(self) -> str:
        return self.names.get(self.language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class Index:
    """The letters, and the sheets with the places that they lead to."""

    letters: Sequence[Letter] = ()
    sheets: Mapping[Entry, str] = field(default_factory=dict)


def of(matter: Matter, sheets: Mapping[Entry, str]) -> Index:
    """Mark in the sheets where a term is linked, or else first used."""
    known = list(terms_of(matter))
    places: dict[str, list[Place]] = {one.place: [] for one in known}
    marked = _linked(matter, sheets, known, places)
    marked = _used(marked, known, places)
    here = {entry.unit.slug for entry in sheets}
    words = []
    for one in known:
        found = places[one.place]
        if one.unit in here:
            found = [Place(f"#{one.unit}.{one.id}", is_entry=True), *found]
        if found:
            words.append(Word(name_key(one.name), one.name, found))
    return Index(by_letter(words), marked)


def terms_of(matter: Matter) -> Iterator[Known]:
    """Yield the terms that the course explains anywhere; one query."""
    units = Unit.objects.current().filter(course=matter.course).in_order()
    for slug, found in units.values_list("slug", "version__data__terms"):
        for one in found or ():
            names = dict(one["names"])
            yield Known(one["id"], slug, names, matter.course.language)


def by_letter(words: Sequence[Word]) -> list[Letter]:
    """Return the words sorted and grouped by their first letter, as it is said."""
    ordered = sorted(words, key=lambda one: (one.key, one.name))
    groups = groupby(ordered, key=lambda one: letter_of(one.key))
    return [Letter(letter, tuple(some)) for letter, some in groups]


def letter_of(key: str) -> str:
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else FIGURES


def _linked(
    matter: Matter,
    sheets: Mapping[Entry, str],
    known: Sequence[Known],
    places: Mapping[str, list[Place]],
) -> dict[Entry, str]:
    addresses = {}
    for one in known:
        unit = reverse("courses:unit", args=[matter.course.slug, one.unit])
        addresses[f"{unit}#{one.id}"] = one.place
    return {
        entry: _kept(terms.linked(html, addresses), entry, places)
        if _is_read(entry, known)
        else html
        for entry, html in sheets.items()
    }


def _used(
    sheets: Mapping[Entry, str],
    known: Sequence[Known],
    places: Mapping[str, list[Place]],
) -> dict[Entry, str]:
    marked = {}
    for entry, html in sheets.items():
        names = {one.name: one.place for one in known if not places[one.place]}
        marked[entry] = (
            _kept(terms.used(html, names), entry, places)
            if _is_read(entry, known)
            else html
        )
    return marked


def _is_read(entry: Entry, known: Sequence[Known]) -> bool:
    """Say whether it is text: no exam, and no glossary, which the index leads to."""
    is_glossary = any(one.unit == entry.unit.slug for one in known)
    return kinds.named(entry.unit.kind).exam is None and not is_glossary


def _kept(marked: terms.Marked, entry: Entry, places: Mapping[str, list[Place]]) -> str:
    for place in marked.found:
        places[place].append(Place(f"#{entry.unit.slug}.{terms.PREFIX}{place}"))
    return marked.html
