"""Keeps the end of a Chinese title together, so that no character stands alone.

A title set large has a dozen characters to a line, and WeasyPrint may part any two of
them: 使命、理念与远/景. Here what stands behind its last mark is not parted where it is
short, and otherwise its last three characters are not.

Only the end: a title whose every phrase is kept whole finds no place beside a float.
"""

import re
from typing import override

from engine.paper.copying import Copier
from engine.paper.spacing import HAN, WHOLE

TITLE = re.compile(r"<(h[1-3])\b[^>]*>.*?</\1>", re.DOTALL)
MARKS = "，、：；。！？—」』”’）》"
MOST = 8  # characters of a title that any paper has room for on a line
LAST = re.compile(
    rf"(?<=[{MARKS}])[^{MARKS}]{{1,{MOST - 1}}}[{HAN}][？！。]?\s*\Z"
    rf"|(?<=\S{{5}})[{HAN}]{{3}}[？！。]?\s*\Z"
)


def phrased(html: str) -> str:
    """Return the HTML with the ends of its titles kept together."""
    return TITLE.sub(lambda title: Phraser().copied(title[0]), html)


class Phraser(Copier):
    """Copies a title as it is, except for its last words."""

    @override
    def handle_data(self, data: str) -> None:
        self.pieces.append(LAST.sub(WHOLE, data, count=1))
