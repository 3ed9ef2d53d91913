"""Turns a page of a PDF into a picture."""

import io

from engine.paper.setting import load

LIBRARY = "pypdfium2"


def to_png(pdf: bytes, *, width: int) -> bytes:
    """Return the first page as a PNG so many pixels wide.

    Raises PaperUnavailable where the library is missing.
    """
    library = load(LIBRARY)
    document = library.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil()
    finally:
        document.close()
    made = io.BytesIO()
    picture.save(made, format="PNG", optimize=True)
    return made.getvalue()
