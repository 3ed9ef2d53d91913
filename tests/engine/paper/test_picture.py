"""Pages cut to what stands on them, and pictures of them."""

import io

import pypdf
import pytest
from PIL import Image

from engine.paper import picture


def pdf(*pages, high=1000):
    """Return a PDF with a black box on each page, from the top down to a depth."""
    drawn = [Image.new("L", (400, high), 255) for _ in pages]
    for page, depth in zip(drawn, pages, strict=True):
        page.paste(0, (100, min(20, depth), 300, depth))
    made = io.BytesIO()
    drawn[0].save(made, "PDF", save_all=True, append_images=drawn[1:])
    return made.getvalue()


def heights(content):
    return [float(page.mediabox.height) for page in pypdf.PdfReader(content).pages]


@pytest.mark.parametrize(
    ("depth", "height"), [(0, 300), (100, 300), (600, 620), (995, 1000)]
)
def test_a_page_is_cut_below_its_last_words(depth, height):
    cut = picture.trimmed(pdf(depth), least=300, margin=20)

    assert heights(io.BytesIO(cut)) == pytest.approx([height], abs=3)


def test_several_pages_stay_whole():
    cut = picture.trimmed(pdf(100, 100), least=300, margin=20)

    assert heights(io.BytesIO(cut)) == [1000, 1000]


def test_a_picture_is_as_wide_as_asked_for():
    made = Image.open(io.BytesIO(picture.to_png(pdf(500), width=800)))

    assert (made.format, made.size) == ("PNG", (800, 2000))
    assert made.convert("L").getpixel((400, 500)) == 0
    assert made.convert("L").getpixel((10, 10)) == 255


@pytest.mark.parametrize(("most", "count"), [(1, 1), (2, 2), (9, 3)])
def test_first_pages_become_a_picture_each(most, count):
    made = picture.to_pngs(pdf(500, 300, 100), width=80, most=most)

    sizes = [Image.open(io.BytesIO(one)).size for one in made]
    assert sizes == [(80, 200)] * count
