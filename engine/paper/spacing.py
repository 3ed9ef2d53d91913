"""Sets the spaces of Chinese text that WeasyPrint does not set of itself.

The rules are those of CSS `text-autospace` and `text-spacing-trim` (clreq 3.1.6 and
3.2.2): a space between a Han character and a Latin letter or a digit; a line of text
that begins with an opening mark, and one of two marks that touch, gives up its empty
half. Marks that touch in one run of text are set by the faces (make_marks.py); here
are those at the start, and those with a tag between them.
"""

import re
from typing import override

from engine.paper.copying import Copier

SPACE = " "  # a quarter of an em in the print faces; it ends with its line
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = r"0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff"
OPENING = "「『（《〈【〔〖“‘［｛"
CLOSING = "」』）》〉】〕〗”’］｝、。，．：；？！"
JOINT = re.compile(f"(?<=[{HAN}])(?=[{LATIN}])|(?<=[{LATIN}])(?=[{HAN}])")
APOSTROPHE = re.compile(f"(?<=[{LATIN}])’(?=[{LATIN}])")
CLINGING = re.compile(f"[{HAN}{LATIN}][·\uff5e\uff0d]")  # no line begins with these
WHOLE = r'<span class="whole">\g<0></span>'
HALF = '<span class="half">{}</span>'
NARROW = '<span class="narrow">{}</span>'
INLINE = {"a", "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins"} | {
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "time",
    "u",
}
VERBATIM = {"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea"}


def spaced(text: str) -> str:
    """Return plain text, as for a running head, with its spaces."""
    return JOINT.sub(SPACE, text)


def spaced_html(html: str) -> str:
    """Return the HTML with its text spaced; tags, attributes, code and SVG stay."""
    return Spacer().copied(html)


def spaced_words(text: str, last: str = "") -> str:
    """Return text between two tags, that follows `last`, set as print wants it."""
    words = APOSTROPHE.sub(NARROW.format("’"), spaced(last + text))
    return CLINGING.sub(WHOLE, words.removeprefix(last))


def gives_way(last: str, first: str) -> bool:
    """Say whether a closing mark is followed by one more mark."""
    return last in CLOSING and first in CLOSING + OPENING


class Spacer(Copier):
    """Copies HTML as it is, except for the words."""

    def __init__(self) -> None:
        super().__init__()
        self.last = ""  # the character before this one in the same line of text
        self.place = 0  # the piece that ends with it
        self.verbatim = 0

    @override
    def handle_data(self, data: str) -> None:
        if self.verbatim:
            self.pieces.append(data)
            return
        words = spaced_words(data, self.last)
        if self.last and gives_way(self.last, data[0]):
            halved = HALF.format(self.last)
            self.pieces[self.place] = self.pieces[self.place][:-1] + halved
        elif data[0] in OPENING and (not self.last or self.last in OPENING):
            words = HALF.format(data[0]) + words[1:]
        self.last = data[-1]
        self.place = len(self.pieces)
        self.pieces.append(words)

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.verbatim += tag in VERBATIM
        super().handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        self.verbatim -= tag in VERBATIM and self.verbatim > 0
        super().handle_endtag(tag)

    @override
    def copy(self, markup: str, tag: str = "") -> None:
        """Copy what is no text; only an inline tag lets the line of text go on."""
        if tag not in INLINE:
            self.last = ""
        super().copy(markup, tag)
