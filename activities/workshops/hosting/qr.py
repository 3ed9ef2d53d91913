"""Draws an address as a QR code in the ink of the page."""

import io
from functools import lru_cache

import segno

QUIET = 2  # modules of paper around it; the page gives it more


@lru_cache(maxsize=64)
def svg(address: str) -> str:
    """Return a drawing without size or colours of its own, safe to stand in a page."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn,
        kind="svg",
        border=QUIET,
        xmldecl=False,
        svgclass="qr",
        lineclass="qr-ink",
        omitsize=True,
        nl=False,
    )
    return drawn.getvalue().decode()
