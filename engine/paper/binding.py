"""Binds a page into a book: its ids are its own, its links lead on in print."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import override

from engine.paper.copying import Copier

ID = re.compile(r'\sid="([^"]+)"')
ATTRIBUTE = re.compile(r'(?<=\s)([a-z][a-z:-]*)="([^"]*)"', re.IGNORECASE)
LISTS_OF_IDS = frozenset(
    {"id", "for", "headers", "aria-labelledby", "aria-describedby"}
)
LINKS = frozenset({"href", "xlink:href"})
INSIDE = re.compile(r"url\(\s*['\"]?#")
HEADS = frozenset({"h2", "figcaption", "caption"})
LEVELS = frozenset({"h2", "h3", "h4", "h5", "h6"})
HOLDERS = frozenset({"h2", "figure", "table"})
TITLE_END = re.compile(r"(?<=[。？！])|(?<=[.?!]) ")

type Lead = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a table of contents can name: a section, a figure or a table."""

    kind: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it stands in the book."""

    html: str
    marks: tuple[Mark, ...]


def ids(html: str) -> frozenset[str]:
    return frozenset(map(unescape, ID.findall(html)))


def bind(html: str, *, prefix: str, link: Lead, picture: Lead) -> Sheet:
    """Put the prefix and a point before every id; lead links and pictures anew.

    `link` is asked for each address but those of places in the page itself, and
    `picture` for each source; what they answer None to loses its attribute. A
    heading comes at most one level below the one before it, the first below <h1>.
    """
    binder = Binder(prefix, link, picture)
    return Sheet(binder.copied(html), tuple(binder.marks))


class Binder(Copier):
    def __init__(self, prefix: str, link: Lead, picture: Lead) -> None:
        super().__init__()
        self.prefix = prefix
        self.link = link
        self.picture = picture
        self.marks: list[Mark] = []
        self.holder = ""
        self.level = 1
        self.head = ""
        self.words: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        raw = self.get_starttag_text() or ""
        if tag in HOLDERS:
            found = ID.search(raw)
            self.holder = self.named(unescape(found[1])) if found else ""
        if tag in HEADS and self.holder:
            self.head, self.words = tag, []
        if tag in LEVELS:
            self.level = min(int(tag[1]), self.level + 1)
            raw = f"<h{self.level}{raw[3:]}"
        self.pieces.append(self.rewritten(tag, raw))

    @override
    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.pieces.append(self.rewritten(tag, self.get_starttag_text() or ""))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == self.head:
            self.marks.append(Mark(tag, self.holder, "".join(self.words).strip()))
            self.head = ""
        elif tag == "b" and self.head == "figcaption":
            self.words.append("\u3000")  # between the number of a figure and its title
        super().handle_endtag(f"h{self.level}" if tag in LEVELS else tag)

    @override
    def handle_data(self, data: str) -> None:
        self.words.append(data)
        super().handle_data(data)

    @override
    def handle_entityref(self, name: str) -> None:
        self.words.append(unescape(f"&{name};"))
        super().handle_entityref(name)

    @override
    def handle_charref(self, name: str) -> None:
        self.words.append(unescape(f"&#{name};"))
        super().handle_charref(name)

    def named(self, name: str) -> str:
        return f"{self.prefix}.{name}"

    def rewritten(self, tag: str, raw: str) -> str:
        def attribute(found: re.Match[str]) -> str:
            name = found[1]
            value = self.value(tag, name.lower(), unescape(found[2]))
            return "" if value is None else f'{name}="{escape(value)}"'

        return ATTRIBUTE.sub(attribute, raw)

    def value(self, tag: str, name: str, value: str) -> str | None:
        if name in LISTS_OF_IDS:
            return " ".join(map(self.named, value.split()))
        if name in LINKS:
            return f"#{self.named(value[1:])}" if value[:1] == "#" else self.link(value)
        if name == "src" and tag == "img":
            return self.picture(value)
        return INSIDE.sub(f"url(#{self.prefix}.", value)


def title_of(mark: Mark) -> str:
    """Return the first sentence of a caption without its full stop."""
    first = TITLE_END.split(mark.text, maxsplit=1)[0].strip()
    return first.removesuffix("。").removesuffix(".")
