"""Books in other forms: their paper, their ink, their folds, what they claim to be."""

import io

import page
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from engine.paper import imposing
from engine.paper.form import Form
from engine.paper.greying import COLOUR
from engine.paper.setting import to_pdf
from tests.engine.paper.reading import finds, lines, wrong_lines
from tests.engine.paper.sample import FILES, NOON

pytestmark = pytest.mark.filterwarnings(  # WeasyPrint leaves its own file open
    "ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning"
)
POINT = 72 / 25.4
SHORT = """
<div class="running-book" data-course="课程" data-imprint="第 1 版"></div>
<article class="lesson" id="a">
<div class="running" data-unit="一" data-chapter="章"></div>
<h1 class="opening-title">题</h1><div class="prose"><p>他说：“好。”P-E模型，满意度。</p>
<p><img src="red.png" alt="红"><img src="red.jpg" alt="红"></p>
<svg viewBox="0 0 9 9" role="img"><title>线</title>
<path d="M0 0L9 9" stroke="#b3392b"/></svg>
<table><thead><tr><th>头</th></tr></thead><tbody><tr><td>身</td></tr></tbody></table>
</div></article>
"""
CHAPTER = '<section class="chapter"><h1 class="chapter-title">又一章</h1></section>'
FORMS = {
    "a4": Form(),
    "a5": Form(paper="a5", is_grey=True, watermark="林<喆䶮>", is_archive=True),
    "letter": Form(paper="letter", has_notes=True),
    "large": Form(is_large=True),
    "booklet": Form(paper="a5", is_booklet=True, is_archive=True, is_grey=True),
}
SIZES = {
    "a4": (210, 297),
    "a5": (148, 210),
    "letter": (215.9, 279.4),
    "large": (210, 297),
    "booklet": (296, 210),
}


def picture(kind):
    made = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(made, kind)
    return made.getvalue()


PICTURES = {"red.png": picture("PNG"), "red.jpg": picture("JPEG")}


def made(form):
    return to_pdf(
        SHORT + CHAPTER * 2,
        title="短",
        language="zh-Hans",
        made_at=NOON,
        stylesheets=["print.css"],
        files=FILES | PICTURES,
        form=form,
    )


@pytest.fixture(scope="module")
def books():
    return {name: made(form) for name, form in FORMS.items()}


@pytest.mark.parametrize("name", FORMS)
def test_every_page_is_as_large_as_its_paper(books, name):
    with pikepdf.open(io.BytesIO(books[name])) as pdf:
        sizes = {tuple(map(float, leaf.mediabox)) for leaf in pdf.pages}

    width, height = SIZES[name]
    expected = (0, 0, width * POINT, height * POINT)
    assert list(sizes) == [pytest.approx(expected, abs=0.01)]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_reads_as_typed(books, name):
    assert finds(books[name], "P-E模型")
    assert "他说：“好。”P-E 模型，满意度。" in "".join(lines(books[name]))
    assert wrong_lines(books[name]) == []


@pytest.mark.parametrize("name", ["a4", "letter", "large", "a5"])
def test_every_form_for_the_screen_keeps_the_rules_of_pdf_ua_1(books, name):
    profile = page.ValidationProfile.PDF_UA_1

    report = page.validate_pdf_bytes(books[name], profile=profile)
    assert [failure.rule_id for failure in report.failures] == []


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("a5", page.ValidationProfile.PDF_A_2A),
        ("booklet", page.ValidationProfile.PDF_A_2U),
    ],
)
def test_archive_keeps_the_rules_of_its_part_of_pdf_a(books, name, profile):
    report = page.validate_pdf_bytes(books[name], profile=profile)

    assert [failure.rule_id for failure in report.failures] == []


def test_same_form_gives_the_same_bytes(books):
    assert made(FORMS["booklet"]) == books["booklet"]


@pytest.mark.parametrize("name", ["a5", "booklet"])
def test_grey_book_has_no_colour(books, name):
    with pikepdf.open(io.BytesIO(books[name])) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        pictures = [one for one in streams if one.get("/Subtype") == "/Image"]
        drawn = [one.read_bytes() for one in streams if one not in pictures]

        assert [one for one in drawn if COLOUR.search(one)] == []
        assert {str(one.ColorSpace) for one in pictures} == {"/DeviceGray"}
        assert len(pictures) == 2


def test_large_print_is_large(books):
    with pikepdf.open(io.BytesIO(books["large"])) as pdf:
        content = pdf.pages[0].Contents.read_bytes()

    assert b" 1.1625 0 0 1.1625 0 0 cm" in b" " + content.replace(b"\n", b" ")


def test_name_stands_behind_every_page_and_not_among_its_words(books):
    assert "林" not in "".join(lines(books["a5"]))
    assert all(count > 200 for count in light_dots(books["a5"]))
    assert all(count < 200 for count in light_dots(books["large"]))


def light_dots(content):
    """Return how many dots of each page are as light as the watermark."""
    document = pypdfium2.PdfDocument(content)
    try:
        drawn = [leaf.render().to_pil().convert("L") for leaf in document]
    finally:
        document.close()
    return [sum(leaf.histogram()[233:236]) for leaf in drawn]


@pytest.mark.parametrize(
    ("count", "pairs"),
    [
        (1, [(3, 0), (1, 2)]),
        (4, [(3, 0), (1, 2)]),
        (5, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_pages_are_paired_for_folding(count, pairs):
    assert list(imposing.pairs(count)) == pairs


def test_booklet_has_two_pages_on_a_side_and_nothing_to_click(books):
    with pikepdf.open(io.BytesIO(books["booklet"])) as pdf:
        sides = [list(leaf.Resources.XObject) for leaf in pdf.pages]

        assert sides == [["/P0", "/P1"]] * 2
        assert "/Outlines" not in pdf.Root
