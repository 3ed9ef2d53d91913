"""Cuts a page to what stands on it, and turns it into a picture."""

import io
from typing import Any

from engine.paper.setting import load

PDF, PICTURES, COMPARING = "pypdfium2", "PIL.Image", "PIL.ImageChops"
COARSE = 0.5  # of a pixel for each point is enough to find where the words end


def trimmed(pdf: bytes, *, least: float, margin: float) -> bytes:
    """Return a PDF of one page without its empty foot; of several, as it is.

    `least` is the height that stays, `margin` what stays below the last words, both in
    points.
    """
    document = load(PDF).PdfDocument(pdf)
    try:
        if len(document) > 1:
            return pdf
        page = document[0]
        width, height = page.get_size()
        kept = min(height, max(least, _filled(page) + margin))
        page.set_mediabox(0, height - kept, width, height)
        made = io.BytesIO()
        document.save(made)
    finally:
        document.close()
    return made.getvalue()


def to_png(pdf: bytes, *, width: int) -> bytes:
    """Return the first page as a PNG so many pixels wide."""
    return to_pngs(pdf, width=width, most=1)[0]


def to_pngs(pdf: bytes, *, width: int, most: int) -> list[bytes]:
    """Return the first pages, so many at most, as PNGs so many pixels wide."""
    document = load(PDF).PdfDocument(pdf)
    try:
        pages = [document[at] for at in range(min(most, len(document)))]
        return [_drawn(page, width) for page in pages]
    finally:
        document.close()


def _drawn(page: Any, width: int) -> bytes:
    picture = page.render(scale=width / page.get_width()).to_pil()
    made = io.BytesIO()
    picture.save(made, format="PNG")
    return made.getvalue()


def _filled(page: Any) -> float:
    """Return how far down from its upper edge the page differs from its corner."""
    seen = page.render(scale=COARSE).to_pil().convert("L")
    blank = load(PICTURES).new("L", seen.size, seen.getpixel((0, 0)))
    box = load(COMPARING).difference(seen, blank).getbbox()
    return float(box[3]) / COARSE if box else 0.0
