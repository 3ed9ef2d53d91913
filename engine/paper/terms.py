"""Finds the terms of a glossary in pages: their entries, links to them, their use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import override

from engine.paper.copying import Copier

PREFIX = "term-"
ENTRY = re.compile(r'<dl class="term" id="([^"]+)"[^>]*>(.*?)</dl>', re.DOTALL)
NAME = re.compile(r'<dt lang="([^"]+)"[^>]*>(.*?)</dt>', re.DOTALL)
MEANING = re.compile(r"<dd\b[^>]*>(.*)</dd>", re.DOTALL)
SHORTEST = 3  # a shorter word is an everyday one too
NO_PROSE = frozenset(
    {"a", "code", "dt", "figcaption", "caption", "pre", "svg"}
    | {f"h{level}" for level in range(1, 7)}
)

type Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a glossary: its names by language and its meaning, safe HTML."""

    id: str
    names: Mapping[str, str]
    meaning: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A page in which the terms found have a place of their own, PREFIX and the id."""

    html: str
    found: frozenset[str]


def entries(html: str) -> list[Entry]:
    """Return the entries of a page in their order."""
    return [_entry(found[1], found[2]) for found in ENTRY.finditer(html)]


def linked(html: str, addresses: Mapping[str, str]) -> Marked:
    """Mark the first link to each address; `addresses` tells whose term it is."""
    marker = _Links(addresses)
    return Marked(marker.copied(html), frozenset(marker.found))


def used(html: str, names: Mapping[str, str]) -> Marked:
    """Mark the first use of each name in running text; `names` tells whose it is."""
    known = [name for name in names if len(name) >= SHORTEST]
    if not known:
        return Marked(html, frozenset())
    marker = _Uses(names, known)
    return Marked(marker.copied(html), frozenset(marker.found))


def _entry(id_: str, inside: str) -> Entry:
    meaning = MEANING.search(inside)
    found = NAME.findall(inside)
    names = {language: unescape(words.strip()) for language, words in found}
    return Entry(id_, names, meaning[1].strip() if meaning else "")


class _Links(Copier):
    def __init__(self, addresses: Mapping[str, str]) -> None:
        super().__init__()
        self.addresses = addresses
        self.found: set[str] = set()

    @override
    def handle_starttag(self, tag: str, attrs: Attributes) -> None:  # type: ignore[override]  # it knows what they are
        raw = self.get_starttag_text() or ""
        said = dict(attrs)
        term = self.addresses.get(said.get("href") or "") if tag == "a" else None
        if term is not None and term not in self.found and "id" not in said:
            self.found.add(term)
            raw = f'<a id="{PREFIX}{term}"{raw[2:]}'
        self.copy(raw, tag)


class _Uses(Copier):
    def __init__(self, names: Mapping[str, str], known: list[str]) -> None:
        super().__init__()
        longest_first = sorted(known, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest_first)))
        self.names = names
        self.found: set[str] = set()
        self.depth = 0

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag in NO_PROSE
        super().handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in NO_PROSE and self.depth > 0
        super().handle_endtag(tag)

    @override
    def handle_data(self, data: str) -> None:
        super().handle_data(data if self.depth else self.pattern.sub(self.mark, data))

    def mark(self, use: re.Match[str]) -> str:
        term = self.names[use[0]]
        if term in self.found:
            return use[0]
        self.found.add(term)
        return f'<span id="{PREFIX}{term}">{use[0]}</span>'
