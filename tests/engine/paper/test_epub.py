"""Books for phones: what is packed, in which order, the same each time."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from defusedxml import ElementTree

from engine.paper.epub import Chapter, PictureNotHandedIn, Publication, to_epub

NOON = datetime(2026, 11, 18, 20, 0, tzinfo=timezone(timedelta(hours=8)))
BOOK = Publication(
    title="经营 <顾客> 的心",
    language="zh-Hans",
    identifier="urn:uuid:0c9c6bd0-7a37-4d6f-8d2c-2f2d4f3ad0c1",
    modified=NOON,
    chapters=(
        Chapter("第一章", '<section id="one"><h1>第一章</h1></section>'),
        Chapter("1.1 甲", '<h1 id="a">甲</h1><a href="#b">见</a>', level=2),
        Chapter("1.2 乙", '<h1 id="b">乙</h1><a href="#none">见</a>', level=2),
        Chapter("第二章", '<svg><desc>线</desc></svg><img src="p/x.png" alt="图">'),
        Chapter("2.1 丙", '<a href="https://example.org/">见</a>', level=2),
    ),
    style="p { margin: 0 }",
    contents="目录",
    pictures={"p/x.png": b"png", "cover.jpg": b"jpg"},
    cover="cover.jpg",
)


@pytest.fixture(scope="module")
def archive():
    return zipfile.ZipFile(io.BytesIO(to_epub(BOOK)))


def text(archive, name):
    return archive.read(f"EPUB/{name}").decode()


def test_first_comes_what_it_is(archive):
    first = archive.infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/epub+zip"


def test_every_page_is_well_formed(archive):
    names = [one for one in archive.namelist() if one.endswith((".xhtml", ".opf"))]

    assert len(names) == 7
    for name in names:
        ElementTree.fromstring(archive.read(name))


def test_package_says_what_the_book_is(archive):
    package = text(archive, "package.opf")

    assert "<dc:title>经营 &lt;顾客&gt; 的心</dc:title>" in package
    assert "<dc:language>zh-Hans</dc:language>" in package
    assert f'<dc:identifier id="id">{BOOK.identifier}</dc:identifier>' in package
    assert "2026-11-18T12:00:00Z" in package


def test_package_lists_every_file_and_what_is_special_about_it(archive):
    listed = re.findall(
        r'href="([^"]+)" media-type="([^"]+)"(?: properties="([^"]+)")?',
        text(archive, "package.opf"),
    )

    page = "application/xhtml+xml"
    assert listed == [
        ("nav.xhtml", page, "nav"),
        ("chapter-001.xhtml", page, ""),
        ("chapter-002.xhtml", page, ""),
        ("chapter-003.xhtml", page, ""),
        ("chapter-004.xhtml", page, "svg"),
        ("chapter-005.xhtml", page, ""),
        ("style.css", "text/css", ""),
        ("cover.jpg", "image/jpeg", "cover-image"),
        ("p/x.png", "image/png", ""),
    ]


def test_contents_stand_in_as_the_chapters_do(archive):
    navigation = text(archive, "nav.xhtml")

    names = re.sub(r"<(?!/?ol|/?li)[^>]+>", "", navigation.partition("<h1>")[2])
    assert names.strip() == (
        "目录<ol><li>第一章<ol><li>1.1 甲</li><li>1.2 乙</li></ol></li>"
        "<li>第二章<ol><li>2.1 丙</li></ol></li></ol>"
    )


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("chapter-002.xhtml", '<a href="chapter-003.xhtml#b">见</a>'),
        ("chapter-003.xhtml", "<a>见</a>"),
        ("chapter-005.xhtml", '<a href="https://example.org/">见</a>'),
    ],
)
def test_links_lead_to_the_page_that_holds_the_place(archive, name, link):
    assert link in text(archive, name)


def test_contents_may_begin_below_and_end_above():
    chapters = (Chapter("甲", "", level=2), Chapter("乙", ""))

    made = zipfile.ZipFile(io.BytesIO(to_epub(replace(BOOK, chapters=chapters))))
    assert re.sub(r"<a[^>]+>|</a>", "", text(made, "nav.xhtml")).count(
        "<ol><li>甲</li><li>乙</li></ol>"
    )


def test_picture_that_was_not_handed_in_is_named():
    with pytest.raises(PictureNotHandedIn, match=r"p/x\.png"):
        to_epub(replace(BOOK, pictures={}))


def test_same_book_gives_the_same_bytes():
    same = replace(BOOK, modified=NOON.astimezone(UTC))

    assert to_epub(BOOK) == to_epub(same)
