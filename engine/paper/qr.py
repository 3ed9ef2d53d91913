"""Draws an address as a QR code that prints in black."""

import io
from functools import lru_cache

import segno

QUIET = 0  # the paper around it is white


@lru_cache(maxsize=64)
def svg(address: str) -> str:
    """Return a drawing without a size of its own; its title is the address."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn,
        kind="svg",
        border=QUIET,
        xmldecl=False,
        title=address,
        omitsize=True,
        nl=False,
    )
    return drawn.getvalue().decode()
