"""Lays the pages of a book out for folding: two beside each other on a larger sheet."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

UNMADE = (Name.Outlines, Name.Names, Name.Dests, Name.PageMode)
PLACE = b"q 1 0 0 1 %.3f 0 cm /P%d Do Q\n"


def impose(pdf: Pdf) -> None:
    """Make a booklet of the pages, bound at the left, to be printed on both sides.

    Bookmarks and links are gone: it is made for a printer, not for a screen.
    """
    size = tuple(float(side) for side in pdf.pages[0].mediabox[2:])
    drawn = [page.as_form_xobject() for page in pdf.pages]
    sides = [
        side(pdf, [drawn[one] if one < len(drawn) else None for one in pair], size)
        for pair in pairs(len(drawn))
    ]
    del pdf.pages[:]
    pdf.pages.extend(sides)
    for name in UNMADE:
        if name in pdf.Root:
            del pdf.Root[name]


def pairs(count: int) -> Iterator[tuple[int, int]]:
    """Return which two pages each side holds; those from `count` on are empty."""
    places = count + -count % 4
    for first in range(0, places // 2, 2):
        yield places - 1 - first, first
        yield first + 1, places - 2 - first


def side(pdf: Pdf, halves: list[Object | None], size: tuple[float, ...]) -> Page:
    width, height = size
    there = {at: half for at, half in enumerate(halves) if half is not None}
    return Page(
        pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, 2 * width, height]),
                Resources=Dictionary(
                    XObject=Dictionary({f"/P{at}": half for at, half in there.items()})
                ),
                Contents=pdf.make_stream(
                    b"".join(PLACE % (at * width, at) for at in there)
                ),
            )
        )
    )
