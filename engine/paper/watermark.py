"""Draws the name that stands behind the text of every page."""

from html import escape

from engine.paper import fonts

NAME = "paper:watermark.svg"  # with a scheme: no file that collectstatic would look for
TILE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 300" width="{width}" \
height="300"><text x="{middle}" y="170" text-anchor="middle" font-size="44" \
fill="#eceae5" font-family="Jiangyi Rare, Jiangyi Names" \
transform="rotate(-24 {middle} 150)">{name}</text></svg>
"""
NARROWEST, LETTER = 260, 50


def tile(name: str) -> bytes:
    """Return a picture to be repeated, as wide as the name needs.

    Its grey is light: ink-soft on it still has a contrast of 7.6.
    """
    width = max(NARROWEST, LETTER * (len(name) + 2))
    words = escape(fonts.printed(name))
    return TILE.format(width=width, middle=width // 2, name=words).encode()
