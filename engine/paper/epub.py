"""Packs chapters as an EPUB 3 for phones, the same bytes for the same input.

Our own sixty lines rather than ebooklib: that stamps every entry with the time of
day and gives identifiers by chance, and the format is little more than a ZIP.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from engine.paper import xhtml
from engine.paper.describing import described
from engine.paper.xhtml import Leaf

STYLE, NAVIGATION, PACKAGE = "style.css", "nav.xhtml", "package.opf"
FOLDER = "EPUB/"
KINDS = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}
CONTAINER = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\
<rootfiles><rootfile full-path="{FOLDER}{PACKAGE}" \
media-type="application/oebps-package+xml"/></rootfiles></container>
"""
OPF = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" \
xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


class PictureNotHandedIn(Exception):
    """A chapter shows a picture that is not among the pictures."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of its own in the book; level 2 stands below the chapter before it."""

    title: str
    html: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Publication:
    """What a book for phones is made of; `cover` names one of the pictures."""

    title: str
    language: str
    identifier: str
    modified: datetime
    chapters: Sequence[Chapter]
    style: str
    contents: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    name: str
    content: bytes
    properties: str = ""

    @property
    def id(self) -> str:
        return "i-" + "".join(c if c.isalnum() else "-" for c in self.name)

    @property
    def line(self) -> str:
        kind = KINDS[PurePosixPath(self.name).suffix.lower()]
        more = f' properties="{self.properties}"' if self.properties else ""
        name = escape(self.name)
        return f'<item id="{self.id}" href="{name}" media-type="{kind}"{more}/>'


def to_epub(book: Publication) -> bytes:
    """Return the EPUB: a page a chapter, links between them, contents, pictures.

    Pictures are found in `pictures` by the source that the HTML names; whatever is
    missing raises PictureNotHandedIn.
    """
    pages = list(leaves(book))
    items = [navigation(book), *pages, Item(STYLE, book.style.encode())]
    for name, content in sorted(book.pictures.items()):
        items.append(Item(name, content, "cover-image" if name == book.cover else ""))
    package = OPF.format(
        language=escape(book.language),
        identifier=escape(book.identifier),
        title=escape(book.title),
        modified=book.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        manifest="\n".join(item.line for item in items),
        spine="\n".join(f'<itemref idref="{item.id}"/>' for item in pages),
    )
    return packed(book.modified, [*items, Item(PACKAGE, package.encode())])


def name_of(place: int) -> str:
    return f"chapter-{place:03}.xhtml"


def leaves(book: Publication) -> Iterator[Item]:
    """Return the pages; a link to a place in another one leads there."""
    read = [xhtml.read(described(chapter.html)) for chapter in book.chapters]
    homes = {
        name: name_of(place)
        for place, leaf in reversed(list(enumerate(read, start=1)))
        for name in leaf.ids
    }

    def link(target: str) -> str | None:
        if target[:1] != "#":
            return target or None
        home = homes.get(target[1:])
        return f"{home}{target}" if home else None

    for place, (chapter, leaf) in enumerate(
        zip(book.chapters, read, strict=True), start=1
    ):
        check(leaf, book.pictures)
        text = xhtml.page(
            leaf, title=chapter.title, language=book.language, style=STYLE, link=link
        )
        properties = "svg" if leaf.has_drawing else ""
        yield Item(name_of(place), text.encode(), properties)


def check(leaf: Leaf, pictures: Mapping[str, bytes]) -> None:
    missing = leaf.pictures - set(pictures)
    if missing:
        raise PictureNotHandedIn(", ".join(sorted(missing)))


def navigation(book: Publication) -> Item:
    """Return the contents, two levels deep at most."""
    made: list[str] = []
    is_inside = False
    for place, chapter in enumerate(book.chapters, start=1):
        goes_inside = chapter.level > 1 and place > 1
        made.append(between(place, from_inside=is_inside, into=goes_inside))
        made.append(f'<li><a href="{name_of(place)}">{escape(chapter.title)}</a>')
        is_inside = goes_inside
    made.append("</li></ol></li>" if is_inside else "</li>")
    html = f"<h1>{escape(book.contents)}</h1><ol>{''.join(made)}</ol>"
    text = xhtml.PAGE.format(
        language=escape(book.language),
        title=escape(book.contents),
        style=STYLE,
        body=f'<body><nav epub:type="toc" role="doc-toc">{html}</nav></body>',
    )
    return Item(NAVIGATION, text.encode(), "nav")


def between(place: int, *, from_inside: bool, into: bool) -> str:
    """Close the line before, and open or close the list inside it."""
    ends = {
        (False, False): "</li>",
        (False, True): "<ol>",
        (True, True): "</li>",
        (True, False): "</li></ol></li>",
    }
    return ends[from_inside, into] if place > 1 else ""


def packed(at: datetime, items: Sequence[Item]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        add(archive, "mimetype", b"application/epub+zip", at, kind=ZIP_STORED)
        add(archive, "META-INF/container.xml", CONTAINER.encode(), at)
        for item in items:
            add(archive, FOLDER + item.name, item.content, at)
    return made.getvalue()


def add(
    archive: ZipFile, name: str, content: bytes, at: datetime, kind: int = ZIP_DEFLATED
) -> None:
    entry = ZipInfo(name, at.astimezone(UTC).timetuple()[:6])
    entry.compress_type, entry.create_system = kind, 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
