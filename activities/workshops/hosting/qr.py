"""Draws an address as a QR code in the ink of the page."""

import io

import segno

QUIET = 2  # modules of paper around it; the page gives it more


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
